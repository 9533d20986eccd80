import type { Routes } from '@angular/router';
import { provideDesk } from '../../core/desk/desk.providers';
import { AssistantPageComponent } from './assistant-page/assistant-page.component';

export const assistantRoutes: Routes = [
  { path: '', providers: [provideDesk()], component: AssistantPageComponent },
];
