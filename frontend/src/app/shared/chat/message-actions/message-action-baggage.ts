import copy from '@material-symbols/svg-400/outlined/content_copy.svg';
import flag from '@material-symbols/svg-400/outlined/flag.svg';
import quote from '@material-symbols/svg-400/outlined/format_quote.svg';
import english from '../../../../assets/i18n/message-actions/en.json';
import type { FeatureBaggage } from '../../../core/feature/feature.providers';

export const MESSAGE_ACTION_BAGGAGE: FeatureBaggage = { texts: english, icons: { copy, flag, quote } };
