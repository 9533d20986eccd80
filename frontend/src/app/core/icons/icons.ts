import account from '@material-symbols/svg-400/outlined/person.svg';
import add from '@material-symbols/svg-400/outlined/add.svg';
import arrowBack from '@material-symbols/svg-400/outlined/arrow_back.svg';
import arrowDownward from '@material-symbols/svg-400/outlined/arrow_downward.svg';
import brightnessAuto from '@material-symbols/svg-400/outlined/brightness_auto.svg';
import chat from '@material-symbols/svg-400/outlined/chat.svg';
import check from '@material-symbols/svg-400/outlined/check.svg';
import close from '@material-symbols/svg-400/outlined/close.svg';
import cloudOff from '@material-symbols/svg-400/outlined/cloud_off.svg';
import darkMode from '@material-symbols/svg-400/outlined/dark_mode.svg';
import doneAll from '@material-symbols/svg-400/outlined/done_all.svg';
import error from '@material-symbols/svg-400/outlined/error.svg';
import flag from '@material-symbols/svg-400/outlined/flag.svg';
import forum from '@material-symbols/svg-400/outlined/forum.svg';
import info from '@material-symbols/svg-400/outlined/info.svg';
import lightMode from '@material-symbols/svg-400/outlined/light_mode.svg';
import logout from '@material-symbols/svg-400/outlined/logout.svg';
import menuBook from '@material-symbols/svg-400/outlined/menu_book.svg';
import mood from '@material-symbols/svg-400/outlined/mood.svg';
import schedule from '@material-symbols/svg-400/outlined/schedule.svg';
import search from '@material-symbols/svg-400/outlined/search.svg';
import send from '@material-symbols/svg-400/outlined/send-fill.svg';
import person from '@material-symbols/svg-400/outlined/support_agent.svg';
import thumbDown from '@material-symbols/svg-400/outlined/thumb_down.svg';
import thumbUp from '@material-symbols/svg-400/outlined/thumb_up.svg';
import tune from '@material-symbols/svg-400/outlined/tune.svg';

const spark =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M11 3l2.1 6.1L19 11l-5.9 1.9L11 19l-2.1-6.1L3 11l5.9-1.9zM19 2l.9 2.1L22 5l-2.1.9L19 8l-.9-2.1L16 5l2.1-.9z"/></svg>';
const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M8.5 5h15A4.5 4.500 0 0 1 28 9.500v9a4.500 4.500 0 0 1-4.500 4.500H17l-6.300 5.400a1 1 0 0 1-1.700-.7V23h-.5A4.500 4.500 0 0 1 4 18.500v-9A4.500 4.500 0 0 1 8.500 5zm2.700 7.200a1.900 1.900 0 1 0 0 3.800 1.900 1.900 0 0 0 0-3.800zm4.800 0a1.900 1.900 0 1 0 0 3.800 1.900 1.900 0 0 0 0-3.800zm4.800 0a1.900 1.900 0 1 0 0 3.800 1.900 1.900 0 0 0 0-3.800z"/></svg>';

/** The icons in use, as SVG text: no icon font, nothing fetched, nothing flashes. */
export const ICONS = {
  account,
  add,
  'arrow-back': arrowBack,
  'arrow-downward': arrowDownward,
  chat,
  check,
  close,
  'cloud-off': cloudOff,
  'done-all': doneAll,
  error,
  flag,
  forum,
  info,
  logo,
  logout,
  'menu-book': menuBook,
  mood,
  person,
  schedule,
  search,
  send,
  spark,
  'theme-dark': darkMode,
  'theme-light': lightMode,
  'theme-system': brightnessAuto,
  'thumb-down': thumbDown,
  'thumb-up': thumbUp,
  tune,
} as const;

export type IconName = keyof typeof ICONS;
