import type { Translation, TranslocoLoader } from '@jsverse/transloco';
import { of } from 'rxjs';
import english from '../../../assets/i18n/en.json';

/** English is part of the bundle, so that no page is ever painted without its words. */
export class BundledTextsLoader implements TranslocoLoader {
  getTranslation() {
    return of<Translation>(english);
  }
}
