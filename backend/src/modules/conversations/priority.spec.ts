import { ESCALATION_REASONS, PRIORITIES } from '@switchboard/contracts';
import { lowerThan, priorityOf } from './priority';

describe('how urgent it is', () => {
  it('depends on why people are asked for', () => {
    const raised = ESCALATION_REASONS.flatMap((reason) => {
      const priority = priorityOf(reason);
      return priority ? [[reason, priority]] : [];
    });
    expect(raised).toEqual([
      ['frustrated', 'high'],
      ['crisis', 'urgent'],
    ]);
  });

  it('goes from low to urgent', () => {
    expect(PRIORITIES.map((priority) => lowerThan(priority))).toEqual([
      [],
      ['low'],
      ['low', 'medium'],
      ['low', 'medium', 'high'],
    ]);
  });
});
