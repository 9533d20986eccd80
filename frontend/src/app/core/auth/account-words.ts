import english from '../../../assets/i18n/account/en.json';
import type { FeatureBaggage } from '../feature/feature.providers';

/** The fields of an account, and what can be wrong in them; loaded with whatever asks for one first. */
export const ACCOUNT_WORDS: FeatureBaggage = { texts: english };
