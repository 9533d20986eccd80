import { Error as MongooseError } from 'mongoose';
import { serializeError } from './serialize-error';

describe('serializeError', () => {
  it('shows what an error is, what it says, and where it came from', () => {
    const error = Object.assign(new TypeError('the port is closed'), { code: 'ECONNREFUSED' });
    const { stack, ...shown } = serializeError(error);
    expect(shown).toEqual({ type: 'TypeError', message: 'the port is closed', code: 'ECONNREFUSED' });
    expect(stack).toMatch(/^ +at .*serialize-error\.spec/m);
    expect(stack).not.toContain('the port');
  });

  it('shows nothing else that hangs on an error', () => {
    const error = Object.assign(new Error('refused'), { writeErrors: [{ op: { content: 'a text' } }] });
    expect(JSON.stringify(serializeError(error))).not.toContain('a text');
  });

  it('leaves out messages that quote values', () => {
    const cast = new MongooseError.CastError('ObjectId', 'what I wrote', '_id');
    expect(JSON.stringify(serializeError(cast))).not.toContain('what I wrote');
    const parse = () => JSON.parse('{"content": what I wrote}') as unknown;
    expect(JSON.stringify(serializeError(thrownBy(parse)))).not.toContain('what I wrote');
  });

  it('follows causes and the errors of an aggregate by the same rules', () => {
    const cause = new Error('no answer from mongodb://u:secret@db');
    const shown = serializeError(new AggregateError([new Error('first')], 'all failed', { cause }));
    expect(shown).toMatchObject({
      type: 'AggregateError',
      cause: { message: 'no answer from mongodb://[credentials]@db' },
      errors: [{ message: 'first' }],
    });
  });

  it('takes what was thrown without being an error', () => {
    expect(serializeError('mail to a@b.example')).toEqual({ type: 'string', message: 'mail to [email]' });
  });
});

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
