import { importProvidersFrom, provideZonelessChangeDetection } from '@angular/core';
import { TranslocoTestingModule, provideTranslocoTranspiler } from '@jsverse/transloco';
import english from '../assets/i18n/en.json';
import { provideDesk } from '../app/core/desk/desk.providers';
import { LiteralTranspiler } from '../app/core/i18n/literal-transpiler';
import { provideIcons } from '../app/core/icons/icons.providers';

/** What every component needs: the English texts and the icons, the desk's too, all at once. */
export function provideTestBasics() {
  return [
    provideZonelessChangeDetection(),
    importProvidersFrom(
      TranslocoTestingModule.forRoot({
        langs: { en: english },
        translocoConfig: { availableLangs: ['en'], defaultLang: 'en' },
        preloadLangs: true,
      }),
    ),
    provideTranslocoTranspiler(LiteralTranspiler),
    provideIcons(),
    provideDesk(),
  ];
}
