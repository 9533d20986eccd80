import compare from '@material-symbols/svg-400/outlined/difference.svg';
import deleteIcon from '@material-symbols/svg-400/outlined/delete.svg';
import download from '@material-symbols/svg-400/outlined/download.svg';
import drag from '@material-symbols/svg-400/outlined/drag_indicator.svg';
import publish from '@material-symbols/svg-400/outlined/publish.svg';
import upload from '@material-symbols/svg-400/outlined/upload.svg';
import english from '../../../assets/i18n/knowledge/en.json';
import type { FeatureBaggage } from '../../core/feature/feature.providers';

export const KNOWLEDGE_BAGGAGE: FeatureBaggage = {
  texts: english,
  icons: { compare, delete: deleteIcon, download, drag, publish, upload },
};
