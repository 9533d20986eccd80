import { PriceTable } from './price-table';

const USAGE = { promptTokens: 200, completionTokens: 150 };

describe('PriceTable', () => {
  it.each([
    ['gpt-3.5-turbo', 0.0007],
    ['gpt-4', 0.0105],
    ['gpt-4o-mini', 0.00012],
    // As the service names the model that was asked for as gpt-4o-mini.
    ['gpt-4o-mini-2024-07-18', 0.00012],
    ['gpt-3.5-turbo-0125', 0.0007],
  ])('charges %s %d dollars', (model, cost) => {
    expect(new PriceTable().costOf(model, USAGE)).toBeCloseTo(cost, 8);
  });

  it('does not know the price of what it has never heard of, which is not nothing', () => {
    expect(new PriceTable().costOf('llama3.2', USAGE)).toBeNull();
  });

  it('believes the prices it is given over its own', () => {
    const table = new PriceTable({
      'llama3.2': { prompt: 0, completion: 0 },
      'gpt-4': { prompt: 1, completion: 2 },
    });
    expect(table.costOf('llama3.2', USAGE)).toBe(0);
    expect(table.costOf('gpt-4', USAGE)).toBeCloseTo(0.0005, 8);
  });
});
