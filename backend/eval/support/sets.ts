import type { Category, ModerationCategory, Sentiment } from '@switchboard/contracts';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { HistoryMessage } from '../../src/modules/ai/providers/ai-provider';

export interface OwnSets {
  sentiment: { text: string; earlier: string[]; sentiment: Sentiment }[];
  category: { text: string; category: Category }[];
  moderation: { text: string; harmful: boolean; categories: ModerationCategory[] }[];
  questions: { text: string; faqs: string[]; earlier?: string[] }[];
  summary: { messages: HistoryMessage[]; chosen: { message: number; sentence: number }[] }[];
}

/** Beside the sources, where the compiled program stands in a folder of its own. */
const FOLDER = resolve(__dirname, '../../../eval/sets');

/** One of the sets that were written for this project. */
export async function readSet<Name extends keyof OwnSets>(name: Name): Promise<OwnSets[Name]> {
  return JSON.parse(await readFile(resolve(FOLDER, `${name}.json`), 'utf8')) as OwnSets[Name];
}
