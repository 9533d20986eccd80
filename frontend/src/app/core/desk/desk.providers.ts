import type { EnvironmentProviders } from '@angular/core';
import english from '../../../assets/i18n/desk/en.json';
import { provideFeature } from '../feature/feature.providers';
import { DESK_ICONS } from './desk-icons';

/** The words and icons of the staff's screens. They come with the first of these, and customers never load them. */
export function provideDesk(): EnvironmentProviders {
  return provideFeature({ texts: english, icons: DESK_ICONS });
}
