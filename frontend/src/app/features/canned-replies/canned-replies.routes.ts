import type { Routes } from '@angular/router';
import { provideFeature } from '../../core/feature/feature.providers';
import { CANNED_BAGGAGE } from './canned-baggage';
import { RepliesPageComponent } from './replies-page/replies-page.component';

export const cannedRepliesRoutes: Routes = [
  { path: '', providers: [provideFeature(CANNED_BAGGAGE)], component: RepliesPageComponent },
];
