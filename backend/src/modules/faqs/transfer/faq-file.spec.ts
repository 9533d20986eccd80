import { KNOWLEDGE_LIMITS } from '@switchboard/contracts';
import type { DomainError } from '../../../platform/errors/domain.error';
import { readFaqFile, type FileRow } from './faq-file';

const csv = (text: string | Uint8Array): FileRow[] =>
  readFaqFile({ name: 'faqs.csv', bytes: Buffer.from(text) });
const json = (value: unknown): FileRow[] =>
  readFaqFile({
    name: 'FAQs.JSON',
    bytes: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
  });

/** Row, field and problem of each. */
function problemsOf(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    const { code, details = [] } = error as DomainError;
    expect(code).toBe('IMPORT_REFUSED');
    return details.map(({ row, field, problem }) => `${row ?? '-'} ${field}: ${problem}`);
  }
  throw new Error('it was taken');
}

describe('a CSV file of FAQs', () => {
  it('may have quotes, commas and lines inside of quotes, and a byte order mark', () => {
    expect(csv('\ufeffquestion,answer\r\n"Why ""so"", then?","Line one\r\nline two"\r\nB?,Yes\r\n')).toEqual([
      { row: 2, cells: { question: 'Why "so", then?', answer: 'Line one\r\nline two' } },
      { row: 3, cells: { question: 'B?', answer: 'Yes' } },
    ]);
  });

  it('may have its columns in any order, or semicolons between them', () => {
    expect(csv('answer;question\nYes, it is;A?\n')).toEqual([
      { row: 2, cells: { answer: 'Yes, it is', question: 'A?' } },
    ]);
  });

  it('has lists with bars between, and yes or no as spreadsheets write it', () => {
    const [first, second] = csv(
      'keywords,variants,isActive,id\nlogin | sign\\|in\\\\out |two words,,FALSE,\n,A?,,\n',
    );
    expect(first?.cells).toEqual({
      keywords: ['login', 'sign|in\\out', 'two words'],
      variants: [],
      isActive: false,
    });
    expect(second?.cells).toEqual({ keywords: [], variants: ['A?'] });
  });

  it('has formulas behind an apostrophe, which is taken away, one of several', () => {
    const cells = csv("question,answer\n'=cmd|' /C calc'!A0,'quoted'\n''=1,'\n").map((row) => row.cells);
    expect(cells).toEqual([
      { question: "=cmd|' /C calc'!A0", answer: "'quoted'" },
      { question: "'=1", answer: "'" },
    ]);
  });

  it.each([
    ['question,answer\n"A?,Yes\nB?,No\n', ['2 file: has a quote that is opened and never closed (line 3)']],
    ['question,answer\n"A?"x,Yes\n', [expect.stringMatching(/^2 file: has text behind a closing quote/)]],
    ['question,answer\nA"?,Yes\n', [expect.stringMatching(/^2 file: has a quote in a cell/)]],
    [
      'question,answer\nA?,Yes\nB?\nC?,No,Why\n',
      ['3 file: has 1 cells, where the head has 2', '4 file: has 3 cells, where the head has 2'],
    ],
    [
      'question,colour,,question\nA?,red,,B?\n',
      [
        expect.stringMatching(/^1 colour: is no column; there are id, category/),
        expect.stringMatching(/^1 3: is no column/),
        '1 question: stands in the head twice',
      ],
    ],
    ['', ['- file: holds no FAQs']],
    ['question,answer\n', ['- file: holds no FAQs']],
  ])('is refused with row and column: %j', (text, problems) => {
    expect(problemsOf(() => csv(text))).toEqual(problems);
  });

  it('is refused in another encoding, with the line that shows it', () => {
    const latin1 = Buffer.from('question,answer\nA?,Yes\nCafé?,No\n', 'latin1');
    expect(problemsOf(() => csv(latin1))).toEqual([expect.stringMatching(/is not in UTF-8 \(line 3\)/)]);
    const utf16 = Buffer.from('\ufeffquestion,answer\n', 'utf16le');
    expect(problemsOf(() => csv(utf16))).toEqual([expect.stringMatching(/is in UTF-16/)]);
    const unmarked = utf16.subarray(2);
    for (const bytes of [unmarked, Buffer.from(unmarked).swap16()]) {
      expect(problemsOf(() => csv(bytes))).toEqual([expect.stringMatching(/is in UTF-16/)]);
    }
  });

  it(`may have ${KNOWLEDGE_LIMITS.importRows} rows, and no more`, () => {
    const rows = (count: number) => `question\n${'Why?\n'.repeat(count)}`;
    expect(csv(rows(KNOWLEDGE_LIMITS.importRows))).toHaveLength(KNOWLEDGE_LIMITS.importRows);
    expect(problemsOf(() => csv(rows(KNOWLEDGE_LIMITS.importRows + 1)))).toEqual([
      '- file: holds 10001 FAQs; 10000 at most can be imported at once',
    ]);
  });
});

describe('a JSON file of FAQs', () => {
  it('is a list of their fields', () => {
    const entry = { question: 'A?', keywords: ['a'], isActive: false };
    expect(json([entry])).toEqual([{ row: 1, cells: entry }]);
  });

  it.each([
    ['{"question": "A?"}', ['- file: must hold one list of FAQs']],
    ['[{"question": "A?",\n}]', [expect.stringMatching(/^- file: is not valid JSON/)]],
    ['[1, null, []]', [1, 2, 3].map((row) => `${row} file: must be an object with the fields of an FAQ`)],
    ['[{"colour": "red"}]', [expect.stringMatching(/^1 colour: is no field/)]],
    ['[{"__proto__": {"x": 1}}]', [expect.stringMatching(/^1 __proto__: is no field/)]],
    ['[{}, {"answer": {"a": {}}}]', ['2 answer: must be a text, a list of texts, true or false']],
    ['[{"keywords": [["a"]]}]', ['1 keywords: must be a text, a list of texts, true or false']],
  ])('is refused with entry and field: %s', (text, problems) => {
    expect(problemsOf(() => json(text))).toEqual(problems);
  });
});

it('is read by its name', () => {
  expect(problemsOf(() => readFaqFile({ name: 'faqs.xlsx', bytes: Buffer.from('PK') }))).toEqual([
    '- file: must be named .csv or .json',
  ]);
});
