import { recognisePersonRequest } from './person-request';

describe('recognisePersonRequest', () => {
  it.each([
    'I want to talk to a person',
    'Can I speak with a human please?',
    'connect me to an agent',
    'Let me talk to somebody from your team',
    'agent please',
    'human',
    'I need a real person',
    'Is there a human here?',
    'put me through to your manager',
    "Why can't I talk to a person?",
    'Bring in a person',
    "I don't want a bot, I want to speak to someone",
    'Please escalate this',
    'Can you find a person please',
    'please find a person for me',
    'Can you find somebody who can help me?',
    'Could you get me someone who knows about invoices?',
    'Please fetch a colleague',
    'Give me somebody who speaks French',
    'Could you bring in a colleague',
    'Would you please send me somebody from the support team',
    'Can you give me a person to talk to?',
    'Get somebody, please!',
    'I need someone to help me',
    'I am looking for a person who can help me',
    'I want help from a person',
    'Is there anyone I can talk to?',
    "Isn't there anybody who can help?",
    'Are there any humans here?',
    'Is an agent available?',
    'How can I get hold of a person?',
    'How can I find somebody to talk to?',
    'Please let a person answer',
    'I want to speak to a manager right now',
    'Can I speak to whoever is responsible?',
    'How do I share a note? And please put me through to a person.',
  ])('hears the wish in %j', (text) => {
    expect(recognisePersonRequest(text)).toEqual({ isRequested: true, channel: 'chat' });
  });

  it.each(['Please call me', 'call me back', 'Can somebody call me today?', 'I want a call back'])(
    'hears that %j asks for a telephone call',
    (text) => {
      expect(recognisePersonRequest(text)).toEqual({ isRequested: true, channel: 'call' });
    },
  );

  it.each([
    "I don't want to talk to a person",
    'No need to connect me to an agent',
    'You can call me Al',
    'How do I add a person to my workspace?',
    'Who can see my notes?',
    'I am a support agent at a bank',
    'How many people can join a call?',
    'Can I share a note with a person outside my team?',
    'Can I share with somebody?',
    'find a person in the list',
    'Can you find a person in the list',
    'Could you find a person called Ruth in my team',
    'How do I find a person in my workspace?',
    'Can I find a person by their e-mail address?',
    'Can you find my colleague',
    "Can you find somebody's profile?",
    'Can I give somebody access to one note?',
    'Can I give a person the right to edit?',
    'Can I transfer ownership to a colleague?',
    'Can I switch to the team plan?',
    'Can I forward mails to a colleague?',
    'Can I connect with people outside my company?',
    'Can I get people to sign a document?',
    'How do I get a person off my team?',
    'Do I need an agent seat?',
    'Do I need to speak to a representative to change my plan?',
    'I need a person field in my form',
    'Is there someone in my team with admin rights?',
    'Can somebody else see my notes?',
    'Does somebody help with the import?',
    '',
  ])('hears none in %j', (text) => {
    expect(recognisePersonRequest(text).isRequested).toBe(false);
  });
});
