import type { Category } from '@switchboard/contracts';

/** One FAQ of the imaginary product Larkfold. `key` and `related` link FAQs before they have ids. */
export interface DemoFaq {
  key: string;
  category: Category;
  question: string;
  answer: string;
  keywords: readonly string[];
  /** Three to five other ways to ask the same. */
  variants: readonly string[];
  /** Keys of other FAQs. */
  related: readonly string[];
}
