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
    '',
  ])('hears none in %j', (text) => {
    expect(recognisePersonRequest(text).isRequested).toBe(false);
  });
});
