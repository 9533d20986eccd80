import { withoutMarks } from './without-marks';

it.each([
  ['# Heading\n\nWords', 'Heading\n\nWords'],
  ['Do **this**, then *that* and `npm start`.', 'Do this, then that and npm start.'],
  ['- one\n* two\n> three', 'one\ntwo\nthree'],
  ['See [the guide](https://help.example.com/a_b).', 'See the guide.'],
  ['```sh\nls\n```', '\nls\n'],
  ['2 * 3 * 4 and a_b_c, 5 > 4', '2 * 3 * 4 and a_b_c, 5 > 4'],
  ['**half and [half](', '**half and [half]('],
])('%j is %j', (markdown, words) => expect(withoutMarks(markdown)).toBe(words));
