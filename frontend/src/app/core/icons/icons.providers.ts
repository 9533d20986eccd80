import { type EnvironmentProviders, inject, provideEnvironmentInitializer } from '@angular/core';
import { MatIconRegistry } from '@angular/material/icon';
import { DomSanitizer } from '@angular/platform-browser';
import { ICONS } from './icons';

/** Makes every icon known to `<mat-icon svgIcon>`. */
export function provideIcons(): EnvironmentProviders {
  return provideEnvironmentInitializer(() => registerIcons(ICONS));
}

/** Needs an injection context. The markup is ours, from the build, never from a user. */
export function registerIcons(icons: Readonly<Record<string, string>>): void {
  const registry = inject(MatIconRegistry);
  const sanitizer = inject(DomSanitizer);
  for (const [name, markup] of Object.entries(icons)) {
    registry.addSvgIconLiteral(name, sanitizer.bypassSecurityTrustHtml(markup));
  }
}
