import english from '../assets/i18n/console/en.json';
import { provideFeature } from '../app/core/feature/feature.providers';
import { REPORT_WORDS } from '../app/core/reports/report-words';
import { CONSOLE_ICONS } from '../app/features/agent-console/console-icons';
import { provideTestBasics } from './texts';

/** What a component of the agent's console needs beside the basics. */
export function provideConsoleBasics() {
  return [
    provideTestBasics(),
    provideFeature({ texts: english, icons: CONSOLE_ICONS }),
    provideFeature(REPORT_WORDS),
  ];
}
