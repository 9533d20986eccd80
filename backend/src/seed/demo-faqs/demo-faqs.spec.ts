import { CATEGORIES, LIMITS } from '@switchboard/contracts';
import { DEMO_FAQS } from '.';

describe('The demo help centre', () => {
  const keys = DEMO_FAQS.map(({ key }) => key);

  it('has at least six FAQs in every category and no key or question twice', () => {
    for (const category of CATEGORIES) {
      expect(DEMO_FAQS.filter((faq) => faq.category === category).length).toBeGreaterThanOrEqual(6);
    }
    expect(new Set(keys).size).toBe(keys.length);
    const phrasings = DEMO_FAQS.flatMap(({ question, variants }) => [question, ...variants]);
    expect(new Set(phrasings).size).toBe(phrasings.length);
  });

  it.each(DEMO_FAQS.map((faq) => [faq.key, faq] as const))(
    '%s is complete and within the limits',
    (key, faq) => {
      expect(faq.variants.length).toBeGreaterThanOrEqual(3);
      expect(faq.variants.length).toBeLessThanOrEqual(5);
      expect(faq.keywords.length).toBeGreaterThanOrEqual(3);
      expect(faq.related.length).toBeGreaterThanOrEqual(1);
      expect(faq.related).not.toContain(key);
      expect(keys).toEqual(expect.arrayContaining([...faq.related]));
      expect(faq.question.length).toBeLessThanOrEqual(LIMITS.faqQuestion);
      expect(faq.answer.length).toBeLessThanOrEqual(LIMITS.faqAnswer);
      expect(faq.keywords.length).toBeLessThanOrEqual(LIMITS.faqKeywords);
    },
  );
});
