import { DOCUMENT, Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Brand } from './brand';

export const BRAND_KEY = 'switchboard.brand';

/**
 * How the desk presents itself. What was so last time is remembered in this browser and worn as soon as this is loaded,
 * which is beside the first page, so that nothing changes before the eyes.
 */
@Injectable({ providedIn: 'root' })
export class BrandStore {
  private readonly transloco = inject(TranslocoService);
  private readonly document = inject(DOCUMENT);
  /** null while nothing was ever heard. */
  worn: Brand | null = null;

  constructor() {
    try {
      this.wear(JSON.parse(localStorage.getItem(BRAND_KEY) ?? '') as Brand);
    } catch {
      // Nothing is remembered, or storage is forbidden: the server is heard in a moment.
    }
  }

  wear(brand: Brand): void {
    this.document.title = brand.title;
    for (const [property, value] of Object.entries(brand.style)) {
      this.document.documentElement.style.setProperty(property, value);
    }
    // The bundled ones first, which would go over these.
    this.transloco.load('en').subscribe();
    this.transloco.setTranslation(brand.texts, 'en');
    this.worn = brand;
  }
}
