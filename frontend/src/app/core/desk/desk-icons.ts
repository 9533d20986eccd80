import checkCircle from '@material-symbols/svg-400/outlined/check_circle.svg';
import copy from '@material-symbols/svg-400/outlined/content_copy.svg';
import draft from '@material-symbols/svg-400/outlined/edit_note.svg';
import hourglass from '@material-symbols/svg-400/outlined/hourglass_bottom.svg';
import more from '@material-symbols/svg-400/outlined/more_vert.svg';
import replay from '@material-symbols/svg-400/outlined/replay.svg';
import translate from '@material-symbols/svg-400/outlined/translate.svg';
import undo from '@material-symbols/svg-400/outlined/undo.svg';
import improve from '@material-symbols/svg-400/outlined/stylus.svg';
import degraded from '@material-symbols/svg-400/outlined/warning.svg';

/** What the staff's screens have beside `ICONS`. */
export const DESK_ICONS = {
  'check-circle': checkCircle,
  copy,
  degraded,
  draft,
  hourglass,
  improve,
  more,
  replay,
  translate,
  undo,
} as const;
