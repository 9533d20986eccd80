import english from '../../../assets/i18n/help/en.json';
import type { FeatureBaggage } from '../../core/feature/feature.providers';

export const HELP_WORDS: FeatureBaggage = { texts: english };
