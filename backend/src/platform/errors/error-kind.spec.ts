import { DomainError } from './domain.error';
import { errorKind } from './error-kind';

describe('the kind of an error', () => {
  it('is its name and codes, and those of its cause', () => {
    const cause = Object.assign(new TypeError('fetch failed'), { code: 'ECONNRESET' });
    const error = new DomainError('DEPENDENCY_UNAVAILABLE', 'The service is gone.', { cause });
    expect(errorKind(error)).toBe('DomainError DEPENDENCY_UNAVAILABLE 503, because of TypeError ECONNRESET');
  });

  it('quotes nothing that may come from people, wherever it stands', () => {
    const words = 'my password is hunter2';
    const inside = Object.assign(new Error(words), { code: words, status: words });
    inside.name = words;
    const error = new Error(words, { cause: inside });
    expect(errorKind(error)).not.toContain('hunter2');
    expect([errorKind(words), errorKind(undefined), errorKind({ message: words })]).toEqual([
      'string',
      'undefined',
      'object',
    ]);
  });
});
