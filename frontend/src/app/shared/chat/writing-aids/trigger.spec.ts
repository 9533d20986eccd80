import { triggerAt } from './trigger';

describe('what is being typed and could be completed', () => {
  const at = (text: string, isNote = true) => triggerAt(text, text.length, isNote);

  it('is a shortcut where a line begins with a slash', () => {
    expect(at('/ref')).toEqual({ kind: 'canned', from: 0, query: 'ref' });
    expect(at('Hello,\n/')).toEqual({ kind: 'canned', from: 7, query: '' });
    expect(at('and/or')).toBeNull();
    expect(at('see /etc')).toBeNull();
    expect(at('/usr/bin')).toBeNull();
  });

  it('is a name after an @, in a note alone', () => {
    expect(at('ask @ad')).toEqual({ kind: 'mention', from: 4, query: 'ad' });
    expect(at('@Ada Ag')).toEqual({ kind: 'mention', from: 0, query: 'Ada Ag' });
    expect(at('@Zoë')).toEqual({ kind: 'mention', from: 0, query: 'Zoë' });
    expect(at('ask @ad', false)).toBeNull();
    expect(at('mail ada@example')).toBeNull();
  });

  it('is what stands before the caret, whatever follows', () => {
    expect(triggerAt('ask @ad today', 7, true)).toEqual({ kind: 'mention', from: 4, query: 'ad' });
    expect(triggerAt('ask @ad today please', 20, true)).toBeNull();
  });
});
