import type { KnowledgeFaq, RankedFaq } from '../ai-provider';
import { doAll, doInSlices, type Steps } from './steps';
import { CosineIndex, type Cosines } from './cosine-index';
import { correctSpelling } from './spelling';
import { stemWord } from './stemming';
import {
  comparableWords,
  extractFeatures,
  FEATURE_GROUPS,
  featuresOf,
  type FeatureBags,
  type FeatureGroup,
} from './text-features';
import { isInformative } from './vague-words';

/** An FAQ with everything that helps to find it. */
export interface RankableFaq extends KnowledgeFaq {
  keywords: readonly string[];
  /** Other ways to ask the same. */
  variants: readonly string[];
}

/** What the confidence is computed from. Every figure is 0 to 1 except `words`. */
export interface RankingEvidence {
  /** The best FAQ's score. */
  top: number;
  /** The same by what is written alone, without synonyms. */
  literal: number;
  /** How far the second FAQ is behind, as a share of `top`. */
  margin: number;
  /** Likeness to the single phrasing of the best FAQ that is nearest. */
  nearestPhrase: number;
  /**
   * Share of the question's information, by rarity of its words other than function words, that the best FAQ's
   * phrasings and keywords have.
   */
  coverage: number;
  /** Share of the question's information that occurs anywhere in the knowledge base. */
  known: number;
  /** Whether likeness to one phrasing and likeness to the whole FAQ put the same FAQ first: 1 or 0. */
  agreement: number;
  /** Words in the question. */
  words: number;
}

export interface FaqRanking {
  /** Best first; FAQs with nothing in common with the question are left out. */
  ranked: RankedFaq[];
  evidence: RankingEvidence;
}

/** How much each view of the text counts; the sum is 1. */
const SHARES: Record<FeatureGroup, number> = {
  words: 0.28,
  bigrams: 0.2,
  characters: 0.24,
  topics: 0.1,
  pairs: 0.18,
};
/** The views of what was written, without what it may be about. */
const LITERAL_GROUPS: readonly FeatureGroup[] = ['words', 'bigrams', 'characters'];
const MEANT_GROUPS = FEATURE_GROUPS.filter((group) => !LITERAL_GROUPS.includes(group));
const LITERAL_SHARE = LITERAL_GROUPS.reduce((sum, group) => sum + SHARES[group], 0);
/** Against the whole FAQ more than against one phrasing: measured better than either alone. */
const PHRASE_SHARE = 0.2;
/** Answers mention much that they are not about. */
const ANSWER_SHARE = 0.3;
/** A list of keywords is no sentence, so it may not win as "nearest phrasing" too easily. */
const KEYWORDS_AS_PHRASE = 0.7;

const NO_EVIDENCE: RankingEvidence = {
  top: 0,
  literal: 0,
  margin: 0,
  nearestPhrase: 0,
  coverage: 0,
  known: 0,
  agreement: 0,
  words: 0,
};

/** A text of an FAQ that is compared with the question. */
interface FaqText {
  /** Number of its FAQ. */
  faq: number;
  /** How much it counts as a phrasing by itself. */
  asPhrase: number;
}

/** The same while it is read. */
interface ReadText extends FaqText {
  bags: FeatureBags;
  /** How much it counts in the FAQ as a whole. */
  share: number;
}

/** By number of the FAQ. */
interface FaqScores {
  scores: Float64Array;
  phrases: Float64Array;
  wholes: Float64Array;
  literals: Float64Array;
}

/**
 * Finds the FAQs that answer a question: TF-IDF cosine over words, pairs of words, character runs and topics, against
 * every phrasing and against the FAQ as a whole. Built once per state of the knowledge base; ranking takes well under
 * a millisecond for a few hundred FAQs and changes nothing.
 */
export class FaqRanker {
  private readonly texts: FaqText[] = [];
  private readonly indexes = Object.fromEntries(
    FEATURE_GROUPS.map((group) => [group, new CosineIndex()]),
  ) as Record<FeatureGroup, CosineIndex>;
  /** Stems in the question, variants and keywords of each FAQ. */
  private readonly askedWords: Set<string>[] = [];
  private readonly allWords = new Set<string>();
  /** What a misspelt word may be corrected to: words as written, of questions, variants and keywords. */
  private readonly vocabulary = new Set<string>();

  constructor(private faqs: readonly RankableFaq[]) {
    doAll(this.read(faqs));
  }

  /** The same without keeping the process from its other work: a thousand FAQs take seconds. */
  static async inSlices(faqs: readonly RankableFaq[]): Promise<FaqRanker> {
    const ranker = new FaqRanker([]);
    ranker.faqs = faqs;
    await doInSlices(ranker.read(faqs));
    return ranker;
  }

  /** How alike two texts are, 0 to 1, by what is rare in the knowledge base; the same in either order. */
  likeness(one: FeatureBags, other: FeatureBags): number {
    return FEATURE_GROUPS.reduce(
      (sum, group) => sum + SHARES[group] * this.indexes[group].cosineOf(one[group], other[group]),
      0,
    );
  }

  private *read(faqs: readonly RankableFaq[]): Steps {
    for (const [number, faq] of faqs.entries()) {
      yield;
      const { question, variants, keywords } = faq;
      for (const word of [question, ...variants, ...keywords].flatMap(comparableWords)) {
        this.vocabulary.add(word);
      }
      const asked = new Set<string>();
      const texts = textsOf(faq, number);
      for (const text of texts) {
        this.texts.push({ faq: text.faq, asPhrase: text.asPhrase });
        for (const stem of text.bags.words.keys()) {
          this.allWords.add(stem);
          if (text.asPhrase > 0) asked.add(stem);
        }
      }
      this.askedWords.push(asked);
      for (const group of FEATURE_GROUPS) {
        this.indexes[group].add(
          texts.map(({ bags, share, asPhrase }) => ({ counts: bags[group], share, isAlone: asPhrase > 0 })),
        );
      }
    }
    for (const group of FEATURE_GROUPS) yield* this.indexes[group].layOut();
  }

  /** The `limit` FAQs nearest to the question, best first; the last ones may have nothing in common with it. */
  rank(question: string, limit = 3): RankedFaq[] {
    return this.weigh(question, limit).ranked;
  }

  /**
   * The nearest FAQs together with how good the match is.
   * @param except an FAQ that is passed over, though its words still count as known
   */
  weigh(question: string, limit = 3, except?: string): FaqRanking {
    const words = this.readWords(question);
    const { scores, phrases, wholes, literals } = this.scoreFaqs(featuresOf(words));
    const order = Array.from(scores, (score, number) => ({ score, number }))
      .filter(({ number }) => except === undefined || this.faqs[number]?.id !== except)
      .sort((a, b) => b.score - a.score || a.number - b.number);
    const ranked = order.slice(0, Math.max(0, limit)).flatMap(({ score, number }) => {
      const faq = this.faqs[number];
      return faq ? [{ faq: knowledgeOf(faq), score }] : [];
    });
    const best = order[0];
    if (!best || best.score <= 0) return { ranked, evidence: NO_EVIDENCE };
    const { coverage, known } = this.coverage(words, best.number);
    return {
      ranked,
      evidence: {
        top: best.score,
        literal: literals[best.number] ?? 0,
        margin: (best.score - (order[1]?.score ?? 0)) / best.score,
        nearestPhrase: phrases[best.number] ?? 0,
        coverage,
        known,
        agreement: indexOfMax(phrases) === best.number && indexOfMax(wholes) === best.number ? 1 : 0,
        words: words.length,
      },
    };
  }

  /** The question's words, misspelt ones put right. */
  readWords(question: string): string[] {
    return comparableWords(question).map((word) =>
      this.allWords.has(stemWord(word)) ? word : correctSpelling(word, this.vocabulary),
    );
  }

  /** Whether the word, in any ending, occurs in the knowledge base. */
  knows(word: string): boolean {
    return this.allWords.has(stemWord(word));
  }

  private scoreFaqs(bags: FeatureBags): FaqScores {
    const cosines: Cosines = {
      texts: new Float64Array(this.texts.length),
      collections: new Float64Array(this.faqs.length),
    };
    const addAll = (groups: readonly FeatureGroup[], total: number): void => {
      for (const group of groups) this.indexes[group].addCosines(bags[group], SHARES[group] / total, cosines);
    };
    addAll(LITERAL_GROUPS, LITERAL_SHARE);
    const literals = this.blend(cosines).scores;

    // "What time is it?" stands for no topic: then what is written counts for all.
    const meant = MEANT_GROUPS.filter((group) => bags[group].size > 0);
    const total = meant.reduce((sum, group) => sum + SHARES[group], LITERAL_SHARE);
    for (const scores of [cosines.texts, cosines.collections]) {
      scores.forEach((score, number) => (scores[number] = (score * LITERAL_SHARE) / total));
    }
    addAll(meant, total);
    return { ...this.blend(cosines), literals };
  }

  private blend({ texts, collections: wholes }: Cosines): Omit<FaqScores, 'literals'> {
    const phrases = new Float64Array(this.faqs.length);
    this.texts.forEach(({ faq, asPhrase }, number) => {
      phrases[faq] = Math.max(phrases[faq] ?? 0, asPhrase * (texts[number] ?? 0));
    });
    const scores = wholes.map(
      (whole, number) => PHRASE_SHARE * (phrases[number] ?? 0) + (1 - PHRASE_SHARE) * whole,
    );
    return { scores, phrases, wholes };
  }

  private coverage(words: readonly string[], faq: number): { coverage: number; known: number } {
    let total = 0;
    let covered = 0;
    let known = 0;
    for (const word of new Set(words.filter(isInformative).map(stemWord))) {
      const rarity = this.indexes.words.rarityOf(word);
      total += rarity;
      if (this.askedWords[faq]?.has(word)) covered += rarity;
      if (this.allWords.has(word)) known += rarity;
    }
    return total > 0 ? { coverage: covered / total, known: known / total } : { coverage: 0, known: 0 };
  }
}

function knowledgeOf({ id, category, question, answer }: RankableFaq): KnowledgeFaq {
  return { id, category, question, answer };
}

function textsOf({ question, variants, keywords, answer }: RankableFaq, faq: number): ReadText[] {
  return [
    ...[question, ...variants].map((phrase) => ({
      bags: extractFeatures(phrase),
      faq,
      share: 1,
      asPhrase: 1,
    })),
    { bags: extractFeatures(keywords.join(' ')), faq, share: 1, asPhrase: KEYWORDS_AS_PHRASE },
    { bags: extractFeatures(answer), faq, share: ANSWER_SHARE, asPhrase: 0 },
  ];
}

function indexOfMax(values: Float64Array): number {
  return values.reduce((best, value, index) => (value > (values[best] ?? 0) ? index : best), 0);
}
