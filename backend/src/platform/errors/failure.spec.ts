import { mongo, Error as MongooseError } from 'mongoose';
import { toFailure } from './failure';

const ofServer = (code: number, errorLabels: string[] = []) =>
  new mongo.MongoServerError({ message: 'refused', code, errorLabels });

const named = (name: string) =>
  Object.defineProperty(new mongo.MongoError('too late'), 'name', { value: name });

describe('a failure of the database', () => {
  it.each([
    ['a network time-out', new mongo.MongoNetworkTimeoutError('timed out')],
    ['a full queue for connections', named('MongoWaitQueueTimeoutError')],
    ['a primary that is none any more', ofServer(10107)],
    ['a server that is shutting down', ofServer(11600)],
    ['a write that may be tried again', ofServer(1, ['RetryableWriteError'])],
    ['no connection yet', new MongooseError('buffering timed out after 10000ms')],
  ])('that is %s is 503', (_, error) => {
    const { status, body } = toFailure(error, 'id');
    expect([status, body.error]).toEqual([503, 'DEPENDENCY_UNAVAILABLE']);
  });

  it('of another kind is a 500 that tells nothing', () => {
    const { status, body } = toFailure(ofServer(2), 'id');
    expect([status, body.error, body.message]).toEqual([
      500,
      'INTERNAL_ERROR',
      expect.not.stringContaining('refused'),
    ]);
  });
});
