import { type EnvironmentProviders, inject, provideEnvironmentInitializer } from '@angular/core';
import { type Translation, TranslocoService } from '@jsverse/transloco';
import { registerIcons } from '../icons/icons.providers';

/** Words and icons that come with a feature's routes, and that nobody loads before. */
export function provideFeature(feature: {
  texts: Translation;
  icons?: Readonly<Record<string, string>>;
}): EnvironmentProviders {
  return provideEnvironmentInitializer(() => {
    inject(TranslocoService).setTranslation(feature.texts, 'en');
    if (feature.icons) registerIcons(feature.icons);
  });
}
