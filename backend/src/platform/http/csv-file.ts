import { applyDecorators, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { stringify } from 'csv-stringify';
import { pipeline } from 'node:stream';
import { WithoutEnvelope } from './envelope.interceptor';

/** A column: its title, and what a row says there. Nothing is an empty cell; lists and objects are JSON. */
export type CsvColumns<Row> = Record<string, (row: Row) => unknown>;

/** For routes that answer with {@link csvFile}. */
export const AnswersCsv = () =>
  applyDecorators(
    WithoutEnvelope(),
    ApiProduces('text/csv'),
    ApiOkResponse({ schema: { type: 'string', format: 'binary' } }),
  );

/**
 * Rows as a CSV file (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets read it right), sent while they are
 * being read. Texts that a spreadsheet would run as a formula get an apostrophe in front.
 *
 * @param name of the file, in ASCII
 * @throws whatever reading the first row throws; what fails later cuts the download off
 */
export async function csvFile<Row>(
  name: string,
  columns: CsvColumns<Row>,
  rows: Iterable<Row> | AsyncIterable<Row>,
): Promise<StreamableFile> {
  const cells = toCells(rows, Object.values(columns));
  const first = await cells.next();
  const lines = stringify({
    bom: true,
    header: true,
    columns: Object.keys(columns),
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: { boolean: String, date: (date) => date.toISOString() },
  });
  // A failure destroys both ends, which Nest notices.
  pipeline(startingWith(first, cells), lines, () => undefined);
  return new StreamableFile(lines, {
    type: 'text/csv; charset=utf-8',
    disposition: `attachment; filename="${name}"`,
  });
}

async function* toCells<Row>(
  rows: Iterable<Row> | AsyncIterable<Row>,
  cells: CsvColumns<Row>[string][],
): AsyncGenerator<unknown[]> {
  for await (const row of rows) yield cells.map((cell) => cell(row));
}

async function* startingWith<Item>(
  first: IteratorResult<Item, unknown>,
  rest: AsyncGenerator<Item>,
): AsyncGenerator<Item> {
  if (!first.done) yield first.value;
  yield* rest;
}
