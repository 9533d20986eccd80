import { analyseSentiment } from './sentiment';

const customer = (text: string, ...earlier: string[]) =>
  analyseSentiment({ text, earlier, author: 'customer' });

describe('analyseSentiment', () => {
  it('takes a plain question for neutral although it names a trouble', () => {
    expect(customer('What does error 429 mean?')).toBe('neutral');
  });

  it('hears one failed attempt as negative, and another after it as frustrated', () => {
    expect(customer('It still does not work.')).toBe('negative');
    expect(customer('It still does not work.', 'The sync is stuck', 'I tried that, it did not help')).toBe(
      'frustrated',
    );
  });

  it('hears the same question again after a failure as frustrated', () => {
    expect(customer('where is my invoice??', 'Where is my invoice?')).toBe('frustrated');
  });

  it('forgives everything when the customer is grateful in the end', () => {
    expect(customer('Finally it works, thank you!', 'Still broken', 'It does not work')).toBe('positive');
  });

  it('never calls the assistant frustrated, nor its sympathy negative', () => {
    const assistant = (text: string) => analyseSentiment({ text, earlier: [], author: 'assistant' });
    expect(assistant('I am sorry about the trouble. Open Settings and choose "Sync now".')).toBe('neutral');
    expect(assistant("You are welcome! I'm glad it works now.")).toBe('positive');
    expect(assistant('WHY IS THIS BROKEN AGAIN???')).toBe('negative');
  });

  it('is neutral about nothing', () => {
    expect(customer('')).toBe('neutral');
    expect(customer('1234')).toBe('neutral');
  });
});
