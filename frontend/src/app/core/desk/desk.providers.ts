import { type EnvironmentProviders, inject, provideEnvironmentInitializer } from '@angular/core';
import english from '../../../assets/i18n/desk/en.json';
import { registerFeature } from '../feature/feature.providers';
import { Navigation } from '../layout/navigation';
import { DESK_ICONS } from './desk-icons';
import { DESK_PAGES } from './desk-pages';

/** The words, icons and navigation of the staff's screens. They come with the staff's routes; customers never load them. */
export function provideDesk(): EnvironmentProviders {
  return provideEnvironmentInitializer(() => {
    registerFeature({ texts: english, icons: DESK_ICONS });
    inject(Navigation).setDesk(DESK_PAGES);
  });
}
