import english from '../../../assets/i18n/profile/en.json';
import type { FeatureBaggage } from '../../core/feature/feature.providers';

export const PROFILE_WORDS: FeatureBaggage = { texts: english };
