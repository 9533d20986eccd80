import { vectorOf } from '../../../../test/openai-server/embeddings';
import { SemanticIndex, type EmbeddedFaq } from './semantic-index';

const DIMENSIONS = 256;
const embed = (text: string) => Float32Array.from(vectorOf(text, DIMENSIONS));
const faq = (id: string, ...phrases: string[]): EmbeddedFaq => ({
  id,
  vectors: [...phrases, phrases.join(' ')].map(embed),
});

const TOPICS = ['refund', 'invoice', 'password', 'export', 'webhook', 'calendar', 'font', 'backup'];
const FAQS = TOPICS.map((topic) =>
  faq(topic, `where is my ${topic} please`, `please show my ${topic} now`, `my ${topic} is where`),
);

describe('SemanticIndex', () => {
  it('finds the FAQ that means the same, best first', () => {
    const found = new SemanticIndex(FAQS).nearest(embed('where is my webhook'), 3);
    expect(found).toHaveLength(3);
    expect(found[0]?.id).toBe('webhook');
    expect(found.map(({ nearness }) => nearness)).toEqual(
      found.map(({ nearness }) => nearness).toSorted((a, b) => b - a),
    );
  });

  it('calls near what the desk itself says in other words, and far what it says of other things', () => {
    const index = new SemanticIndex(FAQS);
    expect(index.nearest(embed('please where is my backup'), 1)[0]?.nearness).toBeGreaterThan(0.6);
    expect(index.nearest(embed('penguins dance under purple moonlight'), 1)[0]?.nearness).toBeLessThan(0.2);
  });

  it('reads a scale of its own from vectors that are all much alike', () => {
    // As some models make them: a large part is common to all texts.
    const shifted = FAQS.map(({ id, vectors }) => ({
      id,
      vectors: vectors.map((vector) => vector.map((v) => v + 0.3)),
    }));
    const ask = (text: string) => embed(text).map((value) => value + 0.3);
    const index = new SemanticIndex(shifted);
    expect(index.nearest(ask('please where is my backup'), 1)[0]).toMatchObject({ id: 'backup' });
    expect(index.nearest(ask('penguins dance under purple moonlight'), 1)[0]?.nearness).toBeLessThan(0.3);
  });

  it('has nothing to say without FAQs', () => {
    const index = new SemanticIndex([]);
    expect(index.dimension).toBe(0);
    expect(index.nearest(embed('anything'), 3)).toEqual([]);
  });
});
