import { CATEGORIES, type Category } from '@switchboard/contracts';
import { CATEGORY_EXAMPLES } from './category-examples';
import { categoryFeatures } from './category-features';
import { TextClassifier } from './text-classifier';

const classifier = new TextClassifier(
  CATEGORIES,
  CATEGORY_EXAMPLES.map(({ label, text }) => ({ label, features: categoryFeatures(text) })),
);

/** The subject of a message; `general` when none of its words is known. */
export function categoriseText(text: string): Category {
  // Without a word there is nothing to go by but what is common.
  if (!/\p{L}/u.test(text)) return 'general';
  return classifier.classify(categoryFeatures(text), 'general');
}
