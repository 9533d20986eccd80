import { foreignHosts } from './foreign-hosts';

describe('the hosts that the assistant may not link to', () => {
  it.each([
    ['no links', 'Just words, and acme.example.', []],
    ['an allowed host', 'See https://acme.example/prices?x=1.', []],
    ['one under it, in capitals', '[here](HTTPS://Help.ACME.example/a)', []],
    ['one that only ends like it', 'https://notacme.example', ['notacme.example']],
    [
      'two, one of them twice',
      '[a](http://b.example) http://b.example/2 <https://c.example>',
      ['b.example', 'c.example'],
    ],
    ['one at the end of a sentence', 'See https://acme.example. And https://b.example!', ['b.example']],
    ['a broken address', 'https://[', []],
  ])('%s', (_, text, hosts) => expect(foreignHosts(text, ['Acme.example'])).toEqual(hosts));
});
