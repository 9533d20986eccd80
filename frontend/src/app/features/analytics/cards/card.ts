import type { Params } from '@angular/router';
import type { AnalyticsTable } from '@switchboard/contracts';

/** Where a click leads: to what a figure is made of, or to the page of what it counts. */
export interface Link {
  readonly path: string;
  readonly query?: Params;
  /** What the address says of the range and the section stays in it, for the way back. */
  readonly keepsQuestion?: boolean;
}

/** A figure with its name, and how it was in the time before. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  /** null where there is nothing to compare with. */
  readonly before: string | null;
  readonly link?: Link;
  readonly beforeLink?: Link;
}

export interface Series {
  readonly name: string;
  readonly values: readonly number[];
  /** What each of them is made of. */
  readonly links?: readonly (Link | undefined)[];
}

export interface ChartData {
  /** Rows are bars that lie, with room for long names beside them. */
  readonly kind: 'line' | 'bar' | 'rows';
  readonly labels: readonly string[];
  readonly series: readonly Series[];
}

/** What stands in a table. */
export interface Cell {
  readonly text: string;
  readonly link?: Link;
}

/** One subject: numbers first, then how they look, and the table behind that. */
export interface Card {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  readonly isWide?: boolean;
  readonly figures: readonly Figure[];
  readonly chart?: ChartData;
  /** Seven weekdays of 24 hours each. */
  readonly heat?: readonly (readonly number[])[];
  readonly heatLink?: (weekday: number, hour: number) => Link;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** The file that has the same. */
  readonly file?: AnalyticsTable;
}

export type Translate = (key: string, params?: Record<string, string | number>) => string;

export function cells(...texts: string[]): Cell[] {
  return texts.map((text) => ({ text }));
}
