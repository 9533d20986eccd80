import * as fc from 'fast-check';
import { redact } from './redaction';

const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJpZCI6IjEifQ.sig-nature_1';

describe('redact', () => {
  it.each([
    [
      'mongodb://desk:s3cret@db:27017/switchboard failed',
      'mongodb://[credentials]@db:27017/switchboard failed',
    ],
    ['redis://:s3cret@redis:6379', 'redis://[credentials]@redis:6379'],
    ['mongodb+srv://a:b%40c@h.example', 'mongodb+srv://[credentials]@h.example'],
    ['no mail for mary.o-neil+x@shop.example.com today', 'no mail for [email] today'],
    ['GET /api/users/mary%40shop.example', 'GET /api/users/[email]'],
    [`jwt ${TOKEN} malformed`, 'jwt [token] malformed'],
    ['Authorization: Bearer abc.def-1', 'Authorization: Bearer [token]'],
    [
      'E11000 duplicate key error collection: d.users index: email_1 dup key: { email: "a" }',
      'E11000 duplicate key error collection: d.users index: email_1 dup key: [values]',
    ],
  ])('makes of "%s" "%s"', (text, redacted) => {
    expect(redact(text)).toBe(redacted);
  });

  it.each([
    'GET /api/conversations/0123456789abcdef01234567',
    'connect ECONNREFUSED 127.0.0.1:6379',
    'at Object.<anonymous> (/srv/app/node_modules/@socket.io/redis-streams-adapter/index.js:1:2)',
    'http://[::1]:5000/api',
  ])('leaves "%s" as it is', (text) => {
    expect(redact(text)).toBe(text);
  });

  it('leaves no e-mail address, wherever it stands in a line of the log', () => {
    // Not before a slash: `node_modules/@socket.io` is no address.
    const email = fc.emailAddress().filter((address) => !address.includes('/'));
    const line = fc.tuple(fc.string(), email, fc.string());
    fc.assert(
      fc.property(line, ([before, address, after]) => {
        const redacted = redact(JSON.stringify({ msg: `${before} ${address} ${after}` }));
        expect(redacted).not.toContain(`${address.split('@')[1]} `);
        expect(() => JSON.parse(redacted) as unknown).not.toThrow();
      }),
    );
  });
});
