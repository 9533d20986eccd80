import type { Routes } from '@angular/router';
import english from '../../../assets/i18n/settings/en.json';
import { provideFeature } from '../../core/feature/feature.providers';
import { askBeforeLeaving } from './leave-guard';
import { SettingsApi } from './settings.api';
import { SettingsPageComponent } from './settings-page/settings-page.component';
import { SettingsStore } from './settings.store';

export const settingsRoutes: Routes = [
  {
    path: '',
    component: SettingsPageComponent,
    canDeactivate: [askBeforeLeaving],
    providers: [SettingsApi, SettingsStore, provideFeature({ texts: english })],
  },
];
