import alarm from '@material-symbols/svg-400/outlined/alarm.svg';
import arrowUpward from '@material-symbols/svg-400/outlined/arrow_upward.svg';
import customer from '@material-symbols/svg-400/outlined/contact_page.svg';
import filter from '@material-symbols/svg-400/outlined/filter_list.svg';
import reply from '@material-symbols/svg-400/outlined/reply.svg';
import search from '@material-symbols/svg-400/outlined/search.svg';
import tag from '@material-symbols/svg-400/outlined/sell.svg';
import snooze from '@material-symbols/svg-400/outlined/snooze.svg';
import sort from '@material-symbols/svg-400/outlined/sort.svg';
import star from '@material-symbols/svg-400/outlined/star-fill.svg';
import trendDown from '@material-symbols/svg-400/outlined/trending_down.svg';
import trendUp from '@material-symbols/svg-400/outlined/trending_up.svg';

/** What the agent's console has beside the icons of the desk. */
export const CONSOLE_ICONS = {
  alarm,
  'arrow-upward': arrowUpward,
  customer,
  filter,
  reply,
  search,
  snooze,
  sort,
  star,
  tag,
  'trend-down': trendDown,
  'trend-up': trendUp,
} as const;
