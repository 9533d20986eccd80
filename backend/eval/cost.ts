import { DEFAULT_CHAT_PREFERENCES } from '@switchboard/contracts';
import { FaqRanker } from '../src/modules/ai/providers/embedded/faq-ranker';
import { retrieveKnowledge } from '../src/modules/ai/providers/embedded/knowledge-retrieval';
import { moderateText } from '../src/modules/ai/providers/embedded/moderator';
import { writeReply } from '../src/modules/ai/providers/embedded/reply-writer';
import { analyseSentiment } from '../src/modules/ai/providers/embedded/sentiment';
import { categoriseText } from '../src/modules/ai/providers/embedded/categoriser';
import { detectInjection } from '../src/modules/ai/safety/injection-detector';
import { USUAL_ASSISTANT } from '../src/modules/settings/settings.types';
import { DEMO_FAQS } from '../src/seed/demo-faqs';
import { readSet } from './support/sets';

/** Milliseconds that all embedded tasks together take for one message, over the own sets. */
export async function measureTime(): Promise<{ median: number; p95: number }> {
  const faqs = DEMO_FAQS.map((faq) => ({
    ...faq,
    id: faq.key,
    keywords: faq.keywords ?? [],
    variants: faq.variants ?? [],
  }));
  const ranker = new FaqRanker(faqs);
  const texts = [...(await readSet('category')), ...(await readSet('questions'))].map(({ text }) => text);
  const run = (text: string): void => {
    moderateText(text);
    detectInjection(text);
    const sentiment = analyseSentiment({ text, earlier: [], author: 'customer' });
    categoriseText(text);
    const { decision, knowledge } = retrieveKnowledge(ranker, text);
    writeReply({
      question: text,
      history: [],
      preferences: DEFAULT_CHAT_PREFERENCES,
      assistant: USUAL_ASSISTANT,
      customerName: '',
      sentiment,
      decision,
      knowledge,
      isSuspicious: false,
      patience: 20_000,
    });
  };
  texts.forEach(run);
  const times = texts
    .map((text) => {
      const startedAt = performance.now();
      run(text);
      return performance.now() - startedAt;
    })
    .sort((a, b) => a - b);
  const at = (quantile: number) => times[Math.floor(quantile * times.length)] ?? 0;
  return { median: at(0.5), p95: at(0.95) };
}
