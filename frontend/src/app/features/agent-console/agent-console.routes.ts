import type { Routes } from '@angular/router';
import { AgentConversationComponent } from './agent-conversation/agent-conversation.component';
import { InboxPageComponent } from './inbox-page/inbox-page.component';

export const agentConsoleRoutes: Routes = [
  {
    path: '',
    component: InboxPageComponent,
    children: [{ path: ':id', component: AgentConversationComponent }],
  },
];
