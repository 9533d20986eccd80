import english from '../../../assets/i18n/deleted-chat/en.json';
import type { FeatureBaggage } from '../feature/feature.providers';

/** What is said in the place of a conversation that was deleted; loaded when one is. */
export const DELETED_CHAT_WORDS: FeatureBaggage = { texts: english };
