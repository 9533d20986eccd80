import type { Routes } from '@angular/router';
import english from '../../../assets/i18n/console/en.json';
import { provideFeature } from '../../core/feature/feature.providers';
import { REPORT_WORDS } from '../../core/reports/report-words';
import { AgentConversationComponent } from './agent-conversation/agent-conversation.component';
import { CONSOLE_ICONS } from './console-icons';
import { InboxPageComponent } from './inbox-page/inbox-page.component';

export const agentConsoleRoutes: Routes = [
  {
    path: '',
    providers: [
      provideFeature({ texts: english, icons: CONSOLE_ICONS }),
      // For the reports of a customer.
      provideFeature(REPORT_WORDS),
    ],
    component: InboxPageComponent,
    children: [{ path: ':id', component: AgentConversationComponent }],
  },
];
