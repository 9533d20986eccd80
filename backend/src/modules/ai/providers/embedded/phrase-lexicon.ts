import { lazily } from './lazily';
import { stemWord } from './stemming';
import { comparableWords } from './text-features';

const LONGEST_PHRASE = 4;

/** Words as lexicons and classifiers compare them. "Not" is kept apart from the stem of "note". */
export function stemsOf(text: string): string[] {
  return comparableWords(text).map((word) => (word === 'not' ? 'NOT' : stemWord(word)));
}

export interface FoundPhrase<Topic extends string> {
  topic: Topic;
  /** Index of the phrase's first word. */
  start: number;
}

/** Lists of words and phrases by topic, written in full and found in any inflection. */
export class PhraseLexicon<Topic extends string> {
  /** Stemming a thousand words takes a tenth of a second, which a process that only loads this need not spend. */
  private readonly topics: () => ReadonlyMap<string, readonly Topic[]>;

  /** `lists`: phrases of one to four words, separated by commas. A phrase may stand under several topics. */
  constructor(lists: Readonly<Record<Topic, string>>) {
    this.topics = lazily(() => topicsByPhrase(lists));
  }

  /** The phrases in a text, in order. A longer phrase hides the shorter ones in it. */
  find(stems: readonly string[]): FoundPhrase<Topic>[] {
    const known = this.topics();
    const found: FoundPhrase<Topic>[] = [];
    for (let start = 0; start < stems.length; start += 1) {
      for (let length = Math.min(LONGEST_PHRASE, stems.length - start); length > 0; length -= 1) {
        const topics = known.get(stems.slice(start, start + length).join(' '));
        if (!topics) continue;
        for (const topic of topics) found.push({ topic, start });
        start += length - 1;
        break;
      }
    }
    return found;
  }

  /** How many phrases of each topic the text holds. */
  count(stems: readonly string[]): Map<Topic, number> {
    const counts = new Map<Topic, number>();
    for (const { topic } of this.find(stems)) counts.set(topic, (counts.get(topic) ?? 0) + 1);
    return counts;
  }
}

function topicsByPhrase<Topic extends string>(lists: Readonly<Record<Topic, string>>): Map<string, Topic[]> {
  const topics = new Map<string, Topic[]>();
  for (const [topic, list] of Object.entries(lists) as [Topic, string][]) {
    for (const phrase of list.split(',')) {
      const key = stemsOf(phrase).join(' ');
      if (key) topics.set(key, [...(topics.get(key) ?? []), topic]);
    }
  }
  return topics;
}
