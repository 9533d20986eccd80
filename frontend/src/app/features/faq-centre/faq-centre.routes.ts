import type { Routes } from '@angular/router';
import { provideFeature } from '../../core/feature/feature.providers';
import { ArticlePageComponent } from './article-page/article-page.component';
import { HelpPageComponent } from './help-page/help-page.component';
import { HELP_WORDS } from './help-words';
import { HelpStore } from './help.store';

export const faqCentreRoutes: Routes = [
  {
    path: '',
    // One store for both pages: whoever comes back from an article finds the list as it was.
    providers: [provideFeature(HELP_WORDS), HelpStore],
    children: [
      { path: '', component: HelpPageComponent },
      { path: ':id', component: ArticlePageComponent },
    ],
  },
];
