import type { Routes } from '@angular/router';
import { provideDesk } from '../../core/desk/desk.providers';
import { ReviewPageComponent } from './review-page/review-page.component';

export const moderationReviewRoutes: Routes = [
  { path: '', providers: [provideDesk()], component: ReviewPageComponent },
];
