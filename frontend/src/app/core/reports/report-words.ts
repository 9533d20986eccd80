import english from '../../../assets/i18n/report/en.json';
import type { FeatureBaggage } from '../feature/feature.providers';

/** What reports are called, and the words of the dialog that files them; loaded with whatever shows a report first. */
export const REPORT_WORDS: FeatureBaggage = { texts: english };
