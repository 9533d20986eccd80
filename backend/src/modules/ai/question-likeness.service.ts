import { Injectable } from '@nestjs/common';
import { FaqRetriever } from './knowledge/faq-retriever';
import type { SemanticIndex } from './knowledge/semantic-index';
import { subjectOf, type QuestionSubject } from './providers/embedded/question-likeness';

/** A meaning, comparable with others of the same model alone. */
export interface Meaning {
  model: string;
  vector: Float32Array;
}

export interface ReadQuestion {
  /** What like questions have in common at least one of, unless their meanings alone are near. */
  terms: string[];
  subject: QuestionSubject;
  meaning: Meaning | null;
}

/** From here on two questions are one. */
export const SAME_FROM = 0.5;
/** Of the words' measure, that counts as certain: measured on phrasings of the demo's FAQs, of which half of it parts most. */
const CERTAIN_BY_WORDS = 0.7;
/** Of the meanings' nearness, that is enough without a word in common: half of what the desk's FAQs call the same has it. */
const ENOUGH_BY_MEANING = 0.88;

/** Whether questions ask the same, by the measures that find FAQs. */
@Injectable()
export class QuestionLikenessService {
  constructor(private readonly retriever: FaqRetriever) {}

  /** What a question is about; null when it asks for nothing that an FAQ could say. */
  read(text: string, meaning: Meaning | null = null): ReadQuestion | null {
    const subject = subjectOf(text);
    return subject && { terms: subject.terms, subject, meaning };
  }

  /** One for each text, in their order; null where no embedding model answers. */
  async meaningsOf(texts: readonly string[], signal: AbortSignal): Promise<(Meaning | null)[]> {
    const embedded = await this.retriever.embed(texts, signal);
    return texts.map((_, index) => {
      const vector = embedded?.vectors[index];
      return embedded && vector ? { model: embedded.model, vector } : null;
    });
  }

  /**
   * A measure from 0 to 1, the same in either order. Where both have a meaning it counts for half, and is enough alone
   * where it is very near; words alone decide otherwise.
   */
  async measure(): Promise<(one: ReadQuestion, other: ReadQuestion) => number> {
    const { ranker, meanings } = await this.retriever.measures();
    return (one, other) => {
      const words = ranker.likeness(one.subject.bags, other.subject.bags);
      const byWords = Math.min(1, words / CERTAIN_BY_WORDS);
      const byMeaning = meanings && nearness(one.meaning, other.meaning, meanings);
      if (byMeaning === undefined) return byWords;
      return Math.max((byWords + byMeaning) / 2, (SAME_FROM * byMeaning) / ENOUGH_BY_MEANING);
    };
  }
}

/** undefined when they cannot be compared. */
function nearness(one: Meaning | null, other: Meaning | null, meanings: SemanticIndex): number | undefined {
  const areOfOneKind = one?.model === other?.model && one?.vector.length === other?.vector.length;
  return one && other && areOfOneKind ? meanings.nearnessBetween(one.vector, other.vector) : undefined;
}
