import deleteIcon from '@material-symbols/svg-400/outlined/delete.svg';
import edit from '@material-symbols/svg-400/outlined/edit.svg';
import search from '@material-symbols/svg-400/outlined/search.svg';
import english from '../../../assets/i18n/canned-replies/en.json';
import type { FeatureBaggage } from '../../core/feature/feature.providers';

export const CANNED_BAGGAGE: FeatureBaggage = {
  texts: english,
  icons: { delete: deleteIcon, edit, search },
};
