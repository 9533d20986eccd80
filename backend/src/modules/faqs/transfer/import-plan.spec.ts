import { Types } from 'mongoose';
import { UNPLACED, type Faq } from '../faq.schema';
import type { FileRow } from './faq-file';
import { planImport } from './import-plan';

const id = (number: number): string => number.toString(16).padStart(24, '0');

const stored = (number: number, changes: Partial<Faq> = {}): Faq => ({
  _id: new Types.ObjectId(id(number)),
  category: 'general',
  question: `Question ${number}?`,
  answer: 'Yes.',
  keywords: [],
  variants: [],
  relatedQuestions: [],
  isActive: true,
  position: UNPLACED,
  usageCount: 0,
  helpfulCount: 0,
  notHelpfulCount: 0,
  revision: 0,
  createdBy: null,
  updatedBy: null,
  createdAt: new Date(),
  updatedAt: new Date(),
  ...changes,
});

const rows = (...cells: FileRow['cells'][]): FileRow[] =>
  cells.map((one, index) => ({ row: index + 2, cells: one }));
const fresh = (question: string) => ({ category: 'billing', question, answer: 'No.' });

async function plan(file: FileRow[], ...known: Faq[]) {
  const { rows: planned, problems } = await planImport(file, known);
  return {
    planned: planned.map(({ row, isNew, changed }) => [row, isNew ? 'new' : changed.join(' ')]),
    problems: problems.map(({ row, field, problem }) => `${row} ${field}: ${problem}`),
  };
}

describe('what a file comes to', () => {
  it('tells new, changed and unchanged ones apart, by id', async () => {
    const file = rows(
      fresh(' A new one? '),
      { id: id(1), category: 'general', question: 'Question 1?', answer: 'Yes.', keywords: [] },
      { id: id(2), answer: 'Maybe.', isActive: false },
      { id: id(9).toUpperCase(), ...fresh('Restored?') },
    );
    expect(await plan(file, stored(1), stored(2))).toEqual({
      planned: [
        [2, 'new'],
        [3, ''],
        [4, 'answer isActive'],
        [5, 'new'],
      ],
      problems: [],
    });
  });

  it('holds every row against the rules of a single FAQ', async () => {
    const file = rows(
      { ...fresh('x'.repeat(301)) },
      { ...fresh('Fine?'), category: 'weather', isActive: 'perhaps' },
      { question: 'No answer?' },
      { ...fresh('Hidden?'), keywords: ['', 'x'.repeat(61)] },
      { id: 'nonsense' },
      { id: id(1), answer: '' },
    );
    const { problems } = await plan(file, stored(1));
    expect(problems).toEqual([
      '2 question: must be shorter than or equal to 300 characters',
      expect.stringMatching(/^3 category: must be one of the following values: account, /),
      '3 isActive: must be true or false',
      '4 answer: is missing',
      '4 category: is missing',
      expect.stringMatching(/^5 keywords: /),
      '6 id: must be the id of an FAQ, or empty',
      '7 answer: is missing',
    ]);
  });

  it('finds what is there twice, in the file and in the knowledge base', async () => {
    const file = rows(
      fresh('Same?'),
      fresh(' same?'),
      fresh('QUESTION  1?'),
      { id: id(2), question: 'Question 3?' },
      { id: id(3), answer: 'Other.' },
      { id: id(3), answer: 'Another.' },
    );
    expect((await plan(file, stored(1), stored(2), stored(3))).problems).toEqual([
      '3 question: is the same as in row 2',
      `4 question: is in the knowledge base already; to change that FAQ, give its id ${id(1)}`,
      '5 question: is the same as in row 6',
      '7 id: stands in row 6 already',
    ]);
  });

  it('lets a question move from one FAQ to another, and stay where it is twice already', async () => {
    const twins = [stored(1, { question: 'Twin?' }), stored(2, { question: 'Twin?' })];
    const file = rows(
      { id: id(1), answer: 'New.' },
      { id: id(3), question: 'Renamed?' },
      { id: id(4), question: 'Question 3?' },
    );
    expect((await plan(file, ...twins, stored(3), stored(4))).problems).toEqual([]);
  });

  it('knows related questions of the knowledge base and of the file itself', async () => {
    const file = rows(
      { id: id(8), ...fresh('A?'), relatedQuestions: [id(1), id(9)] },
      { id: id(9), ...fresh('B?'), relatedQuestions: [id(9), id(7)] },
      { id: id(1), relatedQuestions: [id(8)] },
    );
    expect((await plan(file, stored(1))).problems).toEqual([
      `3 relatedQuestions: do not exist: ${id(7)}`,
      '3 relatedQuestions: must not name the FAQ itself',
    ]);
  });
});
