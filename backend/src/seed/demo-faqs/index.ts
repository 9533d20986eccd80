import { ACCOUNT_FAQS } from './account';
import { BILLING_FAQS } from './billing';
import type { DemoFaq } from './demo-faq';
import { GENERAL_FAQS } from './general';
import { PRODUCT_FAQS } from './product';
import { TECHNICAL_FAQS } from './technical';

export type { DemoFaq } from './demo-faq';

/**
 * The help centre of Larkfold, an imaginary workspace for shared notes and file sync. Prices, limits and menu
 * names agree with each other across all entries.
 */
export const DEMO_FAQS: readonly DemoFaq[] = [
  ...ACCOUNT_FAQS,
  ...BILLING_FAQS,
  ...TECHNICAL_FAQS,
  ...PRODUCT_FAQS,
  ...GENERAL_FAQS,
];
