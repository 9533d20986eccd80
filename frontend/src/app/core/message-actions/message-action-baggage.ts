import copy from '@material-symbols/svg-400/outlined/content_copy.svg';
import flag from '@material-symbols/svg-400/outlined/flag.svg';
import quote from '@material-symbols/svg-400/outlined/format_quote.svg';
import english from '../../../assets/i18n/message-actions/en.json';
import type { FeatureBaggage } from '../feature/feature.providers';

/** Words and icons of what can be done with a message; loaded with the first menu or row of buttons. */
export const MESSAGE_ACTION_BAGGAGE: FeatureBaggage = { texts: english, icons: { copy, flag, quote } };
