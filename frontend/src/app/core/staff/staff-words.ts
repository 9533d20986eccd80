import english from '../../../assets/i18n/staff/en.json';
import type { FeatureBaggage } from '../feature/feature.providers';

/** What statuses of staff are called; loaded with whatever shows one first. */
export const STAFF_WORDS: FeatureBaggage = { texts: english };
