import { removeForeignLinks } from './links';

const HOSTS = ['help.switchboard.example', 'status.example.org'];
const clean = (text: string, sources = '') => removeForeignLinks(text, { hosts: HOSTS, sources });

describe('removeForeignLinks', () => {
  it.each([
    'See https://help.switchboard.example/reset for more.',
    'See [our guide](https://help.switchboard.example/reset).',
    'Status: https://eu.status.example.org.',
    'Open Settings > Billing, then /invoices.',
    'Version 2.10.3 of Node.js, config.json and e.g. and/or 24/7 stay.',
    'The address 10.0.0.1 is yours.',
    'It is ready.It works, see item 3.No problem.',
  ])('leaves %j alone', (text) => expect(clean(text)).toBe(text));

  it.each([
    ['Go to https://evil.example/login now.', 'Go to [link removed] now.'],
    ['Go to https://help.switchboard.example@evil.example/ now', 'Go to [link removed] now'],
    ['https://help.switchboard.example.evil.example', '[link removed]'],
    ['https://evilhelp.switchboard.example', '[link removed]'],
    ['Try HTTP://EVIL.EXAMPLE.', 'Try [link removed].'],
    ['[Click here](https://evil.example/a?b=c)!', 'Click here!'],
    ['[Click](<https://evil.example> "title")', 'Click'],
    ['[run](javascript:alert(1))', 'run)'],
    ['javascript:alert(1)', '[link removed])'],
    ['data:text/html;base64,AAAA', '[link removed]'],
    ['//evil.example/x.js', '[link removed]'],
    ['www.evil.com and evil.com/path', '[link removed] and [link removed]'],
    ['visit evil.example, please', 'visit [link removed], please'],
    ['ftp://evil.example/x', '[link removed]'],
    ['see https://еvil.com/й', 'see [link removed]'],
  ])('takes the link out of %j', (text, expected) => expect(clean(text)).toBe(expected));

  it('takes out images, those on the list aside', () => {
    expect(clean('a ![x](https://evil.example/p.png?q=secret) b')).toBe('a  b');
    expect(clean('a ![x][ref] b')).toBe('a  b');
    const own = 'a ![x](https://help.switchboard.example/p.png) b';
    expect(clean(own)).toBe(own);
  });

  it('lets e-mail addresses stand that the answer was made from', () => {
    expect(clean('Write to help@shop.example.', 'Our address is Help@shop.example')).toBe(
      'Write to help@shop.example.',
    );
    expect(clean('Write to me@evil.example.')).toBe('Write to [address removed].');
    expect(clean('mailto:me@evil.example')).toBe('[address removed]');
  });
});
