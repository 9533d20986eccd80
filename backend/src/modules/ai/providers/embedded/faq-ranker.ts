import type { KnowledgeFaq, RankedFaq } from '../ai-provider';
import { CosineIndex } from './cosine-index';
import { correctSpelling } from './spelling';
import {
  comparableWords,
  extractFeatures,
  FEATURE_GROUPS,
  featuresOf,
  stemWord,
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

/** How much each view of the text counts; the sum is 1. Pairs of words are telling but rare. */
const SHARES: Record<FeatureGroup, number> = { words: 0.4, bigrams: 0.2, characters: 0.4 };
/** Against the whole FAQ more than against one phrasing: measured a few points better than either alone. */
const PHRASE_SHARE = 0.35;
/** Answers mention much that they are not about. */
const ANSWER_SHARE = 0.3;
/** A list of keywords is no sentence, so it may not win as "nearest phrasing" too easily. */
const KEYWORDS_AS_PHRASE = 0.7;

const NO_EVIDENCE: RankingEvidence = {
  top: 0,
  margin: 0,
  nearestPhrase: 0,
  coverage: 0,
  known: 0,
  agreement: 0,
  words: 0,
};

interface ComparedDocument {
  /** Number of its FAQ. */
  faq: number;
  weight: number;
  part: 'phrase' | 'whole';
}

/**
 * Finds the FAQs that answer a question: TF-IDF cosine over words, pairs of words and character runs, against every
 * phrasing and against the FAQ as a whole. Built once per state of the knowledge base; ranking takes well under a
 * millisecond for a few hundred FAQs and changes nothing.
 */
export class FaqRanker {
  private readonly documents: ComparedDocument[] = [];
  private readonly indexes: Record<FeatureGroup, CosineIndex>;
  /** Stems in the question, variants and keywords of each FAQ. */
  private readonly askedWords: ReadonlySet<string>[] = [];
  private readonly allWords = new Set<string>();
  /** What a misspelt word may be corrected to: words as written, of questions, variants and keywords. */
  private readonly vocabulary = new Set<string>();

  constructor(private readonly faqs: readonly RankableFaq[]) {
    const compared: FeatureBags[] = [];
    const wholes: FeatureBags[] = [];
    faqs.forEach((faq, number) => {
      for (const text of [faq.question, ...faq.variants, ...faq.keywords]) {
        for (const word of comparableWords(text)) this.vocabulary.add(word);
      }
      const phrases = [faq.question, ...faq.variants].map(extractFeatures);
      const keywords = extractFeatures(faq.keywords.join(' '));
      for (const phrase of phrases) {
        compared.push(phrase);
        this.documents.push({ faq: number, weight: 1, part: 'phrase' });
      }
      compared.push(keywords);
      this.documents.push({ faq: number, weight: KEYWORDS_AS_PHRASE, part: 'phrase' });

      const asked = mergeBags([...phrases, keywords], 1);
      this.askedWords.push(new Set(asked.words.keys()));
      const whole = mergeBags([extractFeatures(faq.answer)], ANSWER_SHARE, asked);
      for (const word of whole.words.keys()) this.allWords.add(word);
      wholes.push(whole);
      compared.push(whole);
      this.documents.push({ faq: number, weight: 1, part: 'whole' });
    });
    const indexOf = (group: FeatureGroup): CosineIndex =>
      new CosineIndex(
        compared.map((bags) => bags[group]),
        wholes.map((bags) => bags[group]),
      );
    this.indexes = {
      words: indexOf('words'),
      bigrams: indexOf('bigrams'),
      characters: indexOf('characters'),
    };
  }

  /** The `limit` FAQs nearest to the question, best first. */
  rank(question: string, limit = 3): RankedFaq[] {
    return this.weigh(question, limit).ranked;
  }

  /** The nearest FAQs together with how good the match is. */
  weigh(question: string, limit = 3): FaqRanking {
    const words = this.readWords(question);
    const bags = featuresOf(words);
    const { phrases, wholes } = this.scoreFaqs(bags);
    const scores = this.faqs.map(
      (_, number) => PHRASE_SHARE * (phrases[number] ?? 0) + (1 - PHRASE_SHARE) * (wholes[number] ?? 0),
    );
    const order = scores
      .map((score, number) => ({ score, number }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || a.number - b.number);
    const best = order[0];
    if (!best) return { ranked: [], evidence: NO_EVIDENCE };

    const ranked = order.slice(0, Math.max(0, limit)).flatMap(({ score, number }) => {
      const faq = this.faqs[number];
      return faq ? [{ faq: knowledgeOf(faq), score }] : [];
    });
    const { coverage, known } = this.coverage(words, best.number);
    return {
      ranked,
      evidence: {
        top: best.score,
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

  private scoreFaqs(bags: FeatureBags): { phrases: Float64Array; wholes: Float64Array } {
    const cosines = new Float64Array(this.documents.length);
    for (const group of FEATURE_GROUPS) this.indexes[group].addCosines(bags[group], SHARES[group], cosines);
    const phrases = new Float64Array(this.faqs.length);
    const wholes = new Float64Array(this.faqs.length);
    this.documents.forEach(({ faq, weight, part }, index) => {
      const scores = part === 'whole' ? wholes : phrases;
      scores[faq] = Math.max(scores[faq] ?? 0, weight * (cosines[index] ?? 0));
    });
    return { phrases, wholes };
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

function mergeBags(parts: readonly FeatureBags[], share: number, onto?: FeatureBags): FeatureBags {
  const merged: FeatureBags = {
    words: new Map(onto?.words),
    bigrams: new Map(onto?.bigrams),
    characters: new Map(onto?.characters),
  };
  for (const bags of parts) {
    for (const group of FEATURE_GROUPS) {
      const target = merged[group];
      for (const [feature, count] of bags[group])
        target.set(feature, (target.get(feature) ?? 0) + count * share);
    }
  }
  return merged;
}

function indexOfMax(values: Float64Array): number {
  return values.reduce((best, value, index) => (value > (values[best] ?? 0) ? index : best), 0);
}
