import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { EvalRow } from './support/figures';

/** Figures that move by less than this have not moved: seeds and ties see to that. */
const TOLERANCE = 0.005;

export interface SavedResult {
  provider: string;
  rows: EvalRow[];
}

export interface Fall extends EvalRow {
  before: number;
}

export function resultPath(provider: string): string {
  return resolve(__dirname, '../../eval/results', `${provider}.json`);
}

export async function readSaved(provider: string): Promise<SavedResult | null> {
  try {
    return JSON.parse(await readFile(resultPath(provider), 'utf8')) as SavedResult;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Rows that this run did not measure keep what was saved of them. */
export async function save(result: SavedResult, saved: SavedResult | null): Promise<void> {
  const kept = (saved?.rows ?? []).filter((row) => !result.rows.some((other) => isSame(row, other)));
  const rows = [...result.rows, ...kept].map((row) => ({ ...row, value: Number(row.value.toFixed(4)) }));
  await mkdir(dirname(resultPath(result.provider)), { recursive: true });
  await writeFile(resultPath(result.provider), `${JSON.stringify({ ...result, rows }, null, 2)}\n`);
}

/** What is worse than it was. */
export function fallsSince(saved: SavedResult | null, rows: readonly EvalRow[]): Fall[] {
  return rows.flatMap((row) => {
    const before = saved?.rows.find((other) => isSame(row, other))?.value;
    if (before === undefined) return [];
    const loss = row.lowerIsBetter ? row.value - before : before - row.value;
    return loss > TOLERANCE ? [{ ...row, before }] : [];
  });
}

export function meets({ value, lowerIsBetter }: EvalRow, bound: number | undefined): boolean {
  if (bound === undefined) return false;
  return lowerIsBetter ? value <= bound : value >= bound;
}

export function table(rows: readonly EvalRow[], saved: SavedResult | null): string {
  const lines = rows.map((row) => {
    const before = saved?.rows.find((other) => isSame(row, other))?.value;
    return [
      row.task,
      row.metric,
      three(row.value),
      three(before),
      three(row.target),
      three(row.aim),
      standing(row),
    ];
  });
  const all = [['task', 'metric', 'now', 'saved', 'target', 'aim', 'meets'], ...lines];
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  return all
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function isSame(a: EvalRow, b: EvalRow): boolean {
  return a.task === b.task && a.metric === b.metric;
}

function standing(row: EvalRow): string {
  if (meets(row, row.aim)) return 'aim';
  if (meets(row, row.target)) return 'target';
  return row.target === undefined ? '' : 'below';
}

function three(value: number | undefined): string {
  return value?.toFixed(3) ?? '';
}
