import { type EnvironmentProviders, inject, provideEnvironmentInitializer } from '@angular/core';
import { type Translation, TranslocoService } from '@jsverse/transloco';
import { registerIcons } from '../icons/icons.providers';

export interface FeatureBaggage {
  texts: Translation;
  icons?: Readonly<Record<string, string>>;
}

/** Words and icons that come with a feature's routes, and that nobody loads before. */
export function provideFeature(feature: FeatureBaggage): EnvironmentProviders {
  return provideEnvironmentInitializer(() => registerFeature(feature));
}

/** The same for what comes without routes, such as a dialog. Needs an injection context. */
export function registerFeature({ texts, icons }: FeatureBaggage): void {
  // Nothing that stands already needs these words, so nothing is drawn anew.
  inject(TranslocoService).setTranslation(texts, 'en', { emitChange: false });
  if (icons) registerIcons(icons);
}
