import { parseModelPrices } from './model-prices';

describe('parseModelPrices', () => {
  it('reads dollars for a million prompt and completion tokens', () => {
    expect(parseModelPrices('gpt-4.1-mini=0.40/1.60, org/llama=0/0')).toEqual({
      'gpt-4.1-mini': { prompt: 0.4, completion: 1.6 },
      'org/llama': { prompt: 0, completion: 0 },
    });
  });

  it.each(['gpt-4', 'gpt-4=1', 'gpt-4=1/x', '=1/2', 'a=1/2,b', 'a=-1/2'])('refuses %j', (text) => {
    expect(parseModelPrices(text)).toBeUndefined();
  });
});
