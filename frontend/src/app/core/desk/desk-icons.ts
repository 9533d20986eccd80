import checkCircle from '@material-symbols/svg-400/outlined/check_circle.svg';
import copy from '@material-symbols/svg-400/outlined/content_copy.svg';
import dns from '@material-symbols/svg-400/outlined/dns.svg';
import draft from '@material-symbols/svg-400/outlined/edit_note.svg';
import group from '@material-symbols/svg-400/outlined/group.svg';
import hourglass from '@material-symbols/svg-400/outlined/hourglass_bottom.svg';
import inbox from '@material-symbols/svg-400/outlined/inbox.svg';
import more from '@material-symbols/svg-400/outlined/more_vert.svg';
import replay from '@material-symbols/svg-400/outlined/replay.svg';
import shield from '@material-symbols/svg-400/outlined/shield.svg';
import note from '@material-symbols/svg-400/outlined/sticky_note_2.svg';
import improve from '@material-symbols/svg-400/outlined/stylus.svg';
import translate from '@material-symbols/svg-400/outlined/translate.svg';
import undo from '@material-symbols/svg-400/outlined/undo.svg';
import degraded from '@material-symbols/svg-400/outlined/warning.svg';

const analytics =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M5 20v-8h3v8zM10.5 20V4h3v16zM16 20V9h3v11z"/></svg>';

/** What the staff's screens have beside `ICONS`. */
export const DESK_ICONS = {
  analytics,
  'check-circle': checkCircle,
  copy,
  degraded,
  dns,
  draft,
  group,
  hourglass,
  improve,
  inbox,
  more,
  note,
  replay,
  shield,
  translate,
  undo,
} as const;

export type DeskIconName = keyof typeof DESK_ICONS;
