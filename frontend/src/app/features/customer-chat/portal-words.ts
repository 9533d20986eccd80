import english from '../../../assets/i18n/portal/en.json';
import type { FeatureBaggage } from '../../core/feature/feature.providers';

/** The words of what a customer opens now and then; the chat itself does without them. */
export const PORTAL_WORDS: FeatureBaggage = { texts: english };
