import { recogniseSmallTalk } from './small-talk';

describe('recogniseSmallTalk', () => {
  it.each([
    ['Hi there!', 'greeting'],
    ['Good morning', 'greeting'],
    ['Thanks a lot for your help!', 'thanks'],
    ['thx', 'thanks'],
    ['thank you very much, it worked', 'thanks'],
    ['that solved it', 'thanks'],
    ['thanks, that helped a lot', 'thanks'],
    ['Works now', 'thanks'],
    ['That did the trick!', 'thanks'],
    ['Yay, everything is working again', 'thanks'],
    ['my problem is fixed, thank you', 'thanks'],
    ['all sorted now', 'thanks'],
    ['🙏🙏', 'thanks'],
    ['👍', 'acknowledgement'],
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
    'Thanks for nothing',
    'it worked yesterday',
    'that has not helped',
    'Is it fixed?',
    'did that work',
    'how it works',
    'what helps?',
  ])('sees more than courtesy in %j', (text) => {
    expect(recogniseSmallTalk(text)).toBeUndefined();
  });
});
