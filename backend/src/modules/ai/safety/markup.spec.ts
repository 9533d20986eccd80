import { removeMarkup } from './markup';

describe('removeMarkup', () => {
  it.each([
    ['<b>Bold</b> and <a href="x">link</a>', 'Bold and link'],
    ['a<script>alert("x")</script>b', 'ab'],
    ['a<script>alert("never closed")', 'a'],
    ['<scr<script></script>ipt>alert(1)</script>', 'alert(1)'],
    ['<img src=x onerror=alert(1)>', ''],
    ['<img src=x onerror=alert(1)', ''],
    ['a<!-- hidden -->b<!-- open', 'ab'],
    ['<svg/onload=alert(1)>x</svg>y', 'y'],
  ])('makes plain text of %j', (text, expected) => expect(removeMarkup(text)).toBe(expected));

  it.each(['5 < 6 and 7 > 3', 'x <3', 'a <- b', 'Settings > Billing'])('leaves %j alone', (text) =>
    expect(removeMarkup(text)).toBe(text),
  );
});
