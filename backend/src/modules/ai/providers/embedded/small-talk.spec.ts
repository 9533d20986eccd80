import { recogniseSmallTalk } from './small-talk';

describe('recogniseSmallTalk', () => {
  it.each([
    ['Hi there!', 'greeting'],
    ['Good morning', 'greeting'],
    ['Thanks a lot for your help!', 'thanks'],
    ['thx', 'thanks'],
    ['Bye, have a nice weekend', 'goodbye'],
    ['Who are you?', 'identity'],
    ['Are you a robot?', 'identity'],
    ['How are you?', 'wellbeing'],
    ['ok', 'acknowledgement'],
  ])('takes %j for %s', (text, kind) => {
    expect(recogniseSmallTalk(text)).toBe(kind);
  });

  it.each([
    'Hi, how do I reset my password?',
    'Thanks, but it is still broken',
    'hello my invoice is wrong',
    '',
    '???',
  ])('sees more than courtesy in %j', (text) => {
    expect(recogniseSmallTalk(text)).toBeUndefined();
  });
});
