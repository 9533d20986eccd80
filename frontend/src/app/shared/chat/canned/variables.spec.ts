import { fillVariables, placeholdersIn, unknownVariablesIn } from './variables';

const context = { customerName: 'Carla van Dyk', agentName: 'Ada Agent', conversationTitle: 'A refund' };

describe('the variables of canned replies', () => {
  it('are filled with what is known', () => {
    const content =
      'Hello {{customer.firstName}} ({{ customer.name }}), {{agent.firstName}} of {{agent.name}} on “{{conversation.title}}”.';
    expect(fillVariables(content, context)).toBe(
      'Hello Carla (Carla van Dyk), Ada of Ada Agent on “A refund”.',
    );
  });

  it('stay to be seen when nobody knows them', () => {
    const nameless = { ...context, customerName: ' ' };
    expect(fillVariables('Hello {{customer.firstName}}, order {{order.id}}.', nameless)).toBe(
      'Hello {{customer.firstName}}, order {{order.id}}.',
    );
    expect(fillVariables('{{constructor}} {{__proto__}}', context)).toBe('{{constructor}} {{__proto__}}');
  });

  it('are not filled twice: what a customer is called is no variable', () => {
    const sly = { ...context, customerName: '{{agent.name}}' };
    expect(fillVariables('Hello {{customer.name}}', sly)).toBe('Hello {{agent.name}}');
  });

  it('are told apart from what only looks like one', () => {
    expect(placeholdersIn('{{a}} {b} {{a}} {{ c d }} {{}}')).toEqual(['{{a}}', '{{ c d }}', '{{}}']);
    expect(unknownVariablesIn('{{agent.name}} {{ customer.name }} {{order.id}}')).toEqual(['{{order.id}}']);
  });
});
