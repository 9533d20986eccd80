import { PhraseLexicon, stemsOf } from './phrase-lexicon';

describe('PhraseLexicon', () => {
  const lexicon = new PhraseLexicon({ money: 'invoice, credit card', praise: 'good, credit', rooms: 'note' });
  const topics = (text: string) => Object.fromEntries(lexicon.count(stemsOf(text)));

  it('finds words in every inflection and counts them', () => {
    expect(topics('An invoice, two invoices: good!')).toEqual({ money: 2, praise: 1 });
  });

  it('prefers a phrase to a word in it', () => {
    expect(topics('my credit cards')).toEqual({ money: 1 });
    expect(topics('credit where it is due')).toEqual({ praise: 1 });
  });

  it('tells "not" from "note"', () => {
    expect(topics('this is not it')).toEqual({});
    expect(topics('two notes')).toEqual({ rooms: 1 });
  });
});
