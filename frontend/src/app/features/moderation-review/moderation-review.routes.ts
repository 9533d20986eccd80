import type { Routes } from '@angular/router';
import { ReviewPageComponent } from './review-page/review-page.component';

export const moderationReviewRoutes: Routes = [{ path: '', component: ReviewPageComponent }];
