export interface EmbeddedFaq {
  id: string;
  /** Of its phrasings, and last of the whole entry; all of one length. */
  vectors: readonly Float32Array[];
}

export interface SemanticMatch {
  id: string;
  /** 0 to 1: as near as the desk's own phrasings of one thing are to each other, or only as those of different things. */
  nearness: number;
}

interface Phrase {
  faq: number;
  vector: Float32Array;
  isWhole: boolean;
}

/** What likeness means in vectors of a model that nobody has told us about. */
const USUAL_SCALE: Scale = { middle: 0.5, spread: 0.25 };
/** Phrasings that the scale is read from: comparing all with all would take too long. */
const SAMPLE = 60;
const SAMPLE_ENOUGH = 10;

interface Scale {
  /** Half way between the likeness of phrasings of one FAQ and that of phrasings of different ones. */
  middle: number;
  spread: number;
}

/** Finds FAQs by meaning. What counts as near is learned from the desk's own FAQs, since every model has its own scale. */
export class SemanticIndex {
  private readonly phrases: Phrase[];
  private readonly scale: Scale;

  constructor(private readonly faqs: readonly EmbeddedFaq[]) {
    this.phrases = faqs.flatMap(({ vectors }, faq) =>
      vectors.map((vector, index) => ({ faq, vector: unit(vector), isWhole: index === vectors.length - 1 })),
    );
    this.scale = this.readScale();
  }

  get dimension(): number {
    return this.phrases[0]?.vector.length ?? 0;
  }

  /** The same with one more FAQ, or with another one of that id. */
  with(faq: EmbeddedFaq): SemanticIndex {
    return new SemanticIndex([...this.faqs.filter(({ id }) => id !== faq.id), faq]);
  }

  /** Best first. */
  nearest(vector: Float32Array, limit: number): SemanticMatch[] {
    const likeness = this.likenessOfFaqs(unit(vector), () => true);
    return likeness
      .map((value, number) => ({ id: this.faqs[number]?.id ?? '', nearness: this.nearnessOf(value) }))
      .sort((a, b) => b.nearness - a.nearness)
      .slice(0, limit);
  }

  /** Of two meanings of the same length. */
  nearnessBetween(one: Float32Array, other: Float32Array): number {
    return this.nearnessOf(dot(unit(one), unit(other)));
  }

  private nearnessOf(likeness: number): number {
    return 1 / (1 + Math.exp((-4 * (likeness - this.scale.middle)) / this.scale.spread));
  }

  /** For each FAQ that of its phrase nearest to the vector. */
  private likenessOfFaqs(vector: Float32Array, counts: (phrase: Phrase) => boolean): number[] {
    const best = new Array<number>(this.faqs.length).fill(-1);
    for (const phrase of this.phrases) {
      if (!counts(phrase)) continue;
      best[phrase.faq] = Math.max(best[phrase.faq] ?? -1, dot(vector, phrase.vector));
    }
    return best;
  }

  private readScale(): Scale {
    const asked = this.phrases.filter(({ isWhole }) => !isWhole);
    const step = Math.max(1, Math.floor(asked.length / SAMPLE));
    const own: number[] = [];
    const others: number[] = [];
    for (const phrase of asked.filter((_, index) => index % step === 0)) {
      const likeness = this.likenessOfFaqs(phrase.vector, (other) => other !== phrase && !other.isWhole);
      const [ownValue] = likeness.splice(phrase.faq, 1);
      if (ownValue === undefined || ownValue < 0 || likeness.length === 0) continue;
      own.push(ownValue);
      others.push(Math.max(...likeness));
    }
    if (own.length < SAMPLE_ENOUGH) return USUAL_SCALE;
    const [near, far] = [median(own), median(others)];
    return near > far ? { middle: (near + far) / 2, spread: near - far } : USUAL_SCALE;
  }
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector));
  return length > 0 ? vector.map((value) => value / length) : vector;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
