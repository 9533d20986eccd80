import { convertToParamMap } from '@angular/router';
import { type Question, readAddress, toParams } from './analytics-address';

const read = (params: Record<string, string>) => readAddress(convertToParamMap(params));
const HOURS: Question = { section: 'overview', range: '24h', from: null, to: null, interval: 'hour' };

describe('the address of figures', () => {
  it('has the steps that were chosen as long as they fit the range', () => {
    expect(toParams(HOURS)).toMatchObject({ range: '24h', interval: 'hour' });
    expect(toParams({ ...HOURS, range: '90d' })).toMatchObject({ range: '90d', interval: null });
    expect(read({ range: '24h', interval: 'hour' }).interval).toBe('hour');
    expect(read({ range: '90d', interval: 'hour' }).interval).toBeNull();
    expect(read({ from: '2024-12-01', to: '2026-11-01', interval: 'day' }).interval).toBeNull();
  });

  it.each([
    [{ from: '2026-11-01' }, { range: 'custom', from: '2026-11-01', to: null }],
    [{ to: '2026-11-01' }, { range: 'custom', from: null, to: '2026-11-01' }],
    [{ range: 'custom' }, { range: 'custom', from: null, to: null }],
    [{ from: 'once' }, { range: '30d', from: null, to: null }],
  ])('keeps days that are half chosen: %o', (params: Record<string, string>, question) => {
    expect(read(params)).toMatchObject(question);
    const written = Object.entries(toParams(read(params))).filter(([, value]) => value !== null);
    expect(read(Object.fromEntries(written) as Record<string, string>)).toMatchObject(question);
  });
});
