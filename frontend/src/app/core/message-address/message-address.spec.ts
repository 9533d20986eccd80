import { messageFragment, seqOf } from './message-address';

describe('the address of a message', () => {
  it('is read as it is written', () => {
    expect(seqOf(messageFragment(37) ?? null)).toBe(37);
  });

  it.each([null, undefined, 0])('is none for %s', (seq) => {
    expect(messageFragment(seq)).toBeUndefined();
  });

  it.each([
    null,
    '',
    'message-',
    'message--1',
    'message-1e3',
    'message-7x',
    'xmessage-7',
    'message-99999999999',
  ])('names no message in %j', (fragment) => {
    expect(seqOf(fragment)).toBeNull();
  });
});
