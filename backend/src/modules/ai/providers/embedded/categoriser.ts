import { CATEGORIES, type Category } from '@switchboard/contracts';
import { CATEGORY_EXAMPLES } from './category-examples';
import { categoryFeatures } from './category-features';
import { lazily } from './lazily';
import { TextClassifier } from './text-classifier';

const learned = lazily(
  () =>
    new TextClassifier(
      CATEGORIES,
      CATEGORY_EXAMPLES.map(({ label, text }) => ({ label, features: categoryFeatures(text) })),
    ),
);

/** The subject of a message; `general` when none of its words is known. */
export function categoriseText(text: string): Category {
  const features = categoryFeatures(text);
  const isUnderstood = Array.from(features.keys()).some(
    (feature) => /^(?:word|topic) /.test(feature) && learned().knows(feature),
  );
  return isUnderstood ? learned().classify(features, 'general') : 'general';
}
