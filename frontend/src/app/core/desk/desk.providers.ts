import { type EnvironmentProviders, inject, provideEnvironmentInitializer } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import english from '../../../assets/i18n/desk/en.json';
import { registerIcons } from '../icons/icons.providers';
import { DESK_ICONS } from './desk-icons';

/** The words and icons of the staff's screens. They come with the first of these, and customers never load them. */
export function provideDesk(): EnvironmentProviders {
  return provideEnvironmentInitializer(() => {
    inject(TranslocoService).setTranslation(english, 'en');
    registerIcons(DESK_ICONS);
  });
}
