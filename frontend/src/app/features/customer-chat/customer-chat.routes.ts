import type { Routes } from '@angular/router';
import { ChatPageComponent } from './chat-page/chat-page.component';
import { CustomerConversationComponent } from './customer-conversation/customer-conversation.component';

export const customerChatRoutes: Routes = [
  {
    path: '',
    component: ChatPageComponent,
    children: [{ path: ':id', component: CustomerConversationComponent }],
  },
];
