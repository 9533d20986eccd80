import type { Routes } from '@angular/router';
import download from '@material-symbols/svg-400/outlined/download.svg';
import english from '../../../assets/i18n/gaps/en.json';
import { provideFeature } from '../../core/feature/feature.providers';
import { GapPageComponent } from './gap-page/gap-page.component';
import { GapsApi } from './gaps.api';
import { GapsPageComponent } from './gaps-page/gaps-page.component';

export const gapsRoutes: Routes = [
  {
    path: '',
    providers: [GapsApi, provideFeature({ texts: english, icons: { download } })],
    children: [
      { path: '', component: GapsPageComponent },
      { path: ':id', component: GapPageComponent },
    ],
  },
];
