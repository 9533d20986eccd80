import bolt from '@material-symbols/svg-400/outlined/bolt.svg';
import history from '@material-symbols/svg-400/outlined/history.svg';
import keyboard from '@material-symbols/svg-400/outlined/keyboard.svg';
import search from '@material-symbols/svg-400/outlined/search.svg';
import english from '../../../assets/i18n/commands/en.json';
import type { FeatureBaggage } from '../feature/feature.providers';

/** Words and icons of the palette and the list of shortcuts. */
export const COMMAND_BAGGAGE: FeatureBaggage = {
  texts: english,
  icons: { bolt, history, keyboard, search },
};
