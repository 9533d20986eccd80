import type { Routes } from '@angular/router';
import english from '../../../assets/i18n/assistant/en.json';
import { provideFeature } from '../../core/feature/feature.providers';
import { AssistantPageComponent } from './assistant-page/assistant-page.component';

export const assistantRoutes: Routes = [
  {
    path: '',
    providers: [provideFeature({ texts: english })],
    component: AssistantPageComponent,
  },
];
