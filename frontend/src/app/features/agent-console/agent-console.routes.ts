import type { Routes } from '@angular/router';
import { provideDesk } from '../../core/desk/desk.providers';
import { AgentConversationComponent } from './agent-conversation/agent-conversation.component';
import { InboxPageComponent } from './inbox-page/inbox-page.component';

export const agentConsoleRoutes: Routes = [
  {
    path: '',
    providers: [provideDesk()],
    component: InboxPageComponent,
    children: [{ path: ':id', component: AgentConversationComponent }],
  },
];
