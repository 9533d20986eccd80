import { categoriseText } from './categoriser';

describe('categoriseText', () => {
  it('tells a question about a feature from a report that it fails', () => {
    expect(categoriseText('Can I sync my calendar with Outlook?')).toBe('product');
    expect(categoriseText('My calendar has stopped syncing with Outlook')).toBe('technical');
  });

  it('tells who may do something from what it costs', () => {
    expect(categoriseText('How do I make a colleague an admin?')).toBe('account');
    expect(categoriseText('How much is a seat for another colleague per month?')).toBe('billing');
  });

  it.each(['', '   ', '1234', 'qwrt zxcv', '日本語'])(
    'takes %j, which it cannot read, for general',
    (text) => {
      expect(categoriseText(text)).toBe('general');
    },
  );
});
