import type { Routes } from '@angular/router';
import { provideFeature } from '../../core/feature/feature.providers';
import { EditorPageComponent } from './editor-page/editor-page.component';
import { FaqAdminApi } from './faq-admin.api';
import { KNOWLEDGE_BAGGAGE } from './knowledge-baggage';
import { KnowledgePageComponent } from './knowledge-page/knowledge-page.component';
import { KnowledgeStore } from './knowledge.store';

export const faqAdminRoutes: Routes = [
  {
    path: '',
    // One store for both pages: whoever comes back from an FAQ finds the list as it was.
    providers: [provideFeature(KNOWLEDGE_BAGGAGE), FaqAdminApi, KnowledgeStore],
    children: [
      { path: '', component: KnowledgePageComponent },
      {
        path: ':id',
        component: EditorPageComponent,
        canDeactivate: [(page: EditorPageComponent) => page.mayLeave()],
      },
    ],
  },
];
