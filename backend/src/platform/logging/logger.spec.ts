import { withCorrelation } from './correlation';
import { createLogger } from './logger';

describe('createLogger', () => {
  let lines: Record<string, unknown>[];
  const logger = createLogger(
    { LOG_LEVEL: 'info' },
    { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) },
  );

  beforeEach(() => (lines = []));

  it('puts the correlation id of the running work on every line, in what follows later too', async () => {
    await withCorrelation('first', async () => {
      await Promise.resolve();
      logger.info('inside');
    });
    logger.info('outside');
    expect(lines).toMatchObject([{ correlationId: 'first' }, { msg: 'outside' }]);
    expect(lines[1]).not.toHaveProperty('correlationId');
  });

  it('shows no field that is secret by its name', () => {
    logger.info({ content: 'what I wrote', token: 'abc', messageId: '1' }, 'stored');
    expect(lines).toMatchObject([{ content: '[Redacted]', token: '[Redacted]', messageId: '1' }]);
  });

  it('takes secrets out of texts, errors and what hangs on them', () => {
    logger.warn('no answer from redis://:hunter2@cache:6379');
    logger.error(
      { err: Object.assign(new Error('to mary@shop.example'), { query: 'what I wrote' }) },
      'failed',
    );
    expect(lines).toMatchObject([
      { msg: 'no answer from redis://[credentials]@cache:6379' },
      { err: { type: 'Error', message: 'to [email]' } },
    ]);
    expect(JSON.stringify(lines)).not.toContain('what I wrote');
  });
});
