import english from '../../../assets/i18n/notifications/en.json';
import alternateEmail from '@material-symbols/svg-400/outlined/alternate_email.svg';
import assignment from '@material-symbols/svg-400/outlined/assignment_ind.svg';
import notifications from '@material-symbols/svg-400/outlined/notifications.svg';
import settings from '@material-symbols/svg-400/outlined/settings.svg';
import snooze from '@material-symbols/svg-400/outlined/snooze.svg';
import star from '@material-symbols/svg-400/outlined/star.svg';
import checkCircle from '@material-symbols/svg-400/outlined/check_circle.svg';
import type { FeatureBaggage } from '../feature/feature.providers';

/** Words and icons of the bell, its panel and the settings; they come with whichever of these is shown first. */
export const NOTIFICATION_BAGGAGE: FeatureBaggage = {
  texts: english,
  icons: {
    'check-circle': checkCircle,
    'notification-assigned': assignment,
    'notification-bell': notifications,
    'notification-mention': alternateEmail,
    'notification-settings': settings,
    'notification-snooze': snooze,
    'notification-star': star,
  },
};
