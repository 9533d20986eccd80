import type { Injector } from '@angular/core';
import type { PublicSettings } from '@switchboard/contracts';
import english from '../../../assets/i18n/en.json';
import { ApiClient } from '../http/api-client';
import { BRAND_KEY, BrandStore } from './brand.store';

/** Settings, made into what a page is told. */
export interface Brand {
  readonly title: string;
  /** Custom properties of the document; empty where the product's own holds: see styles.scss. */
  readonly style: Readonly<Record<string, string>>;
  /** Over the bundled texts. */
  readonly texts: Readonly<Record<string, string>>;
  readonly targetHours: PublicSettings['targetHours'];
}

/** Pixels of a logo's height, and of its width at most. */
const LOGO_HEIGHT = 28;
const LOGO_WIDTH = 96;

/** Asks the server; what is known stays while that cannot be reached. */
export async function loadBrand(injector: Injector): Promise<void> {
  const store = injector.get(BrandStore);
  try {
    await takeBrand(store, await injector.get(ApiClient).get<PublicSettings>('/settings/public'));
  } catch {
    // Whatever else needs the server says so.
  }
}

/** It is so from now on. */
export async function takeBrand(store: BrandStore, settings: PublicSettings): Promise<void> {
  const brand = await brandOf(settings);
  const text = JSON.stringify(brand);
  if (text === JSON.stringify(store.worn)) return;
  store.wear(brand);
  try {
    localStorage.setItem(BRAND_KEY, text);
  } catch {
    // Storage is forbidden: next time it shows when the server has been heard.
  }
}

async function brandOf(settings: PublicSettings): Promise<Brand> {
  const { productName, assistantName, greeting, targetHours } = settings;
  const assistant = assistantName ?? english.message.assistant;
  return {
    title: productName,
    style: {
      ...accent('light', settings.accentLight, 12, '#fff'),
      ...accent('dark', settings.accentDark, 14, '#121318'),
      ...(await logo(settings.logo)),
    },
    texts: {
      'app.name': productName,
      'message.assistant': assistant,
      'writing.assistant': english.writing.people.replace('{{names}}', () => assistant),
      'announce.assistant': english.announce.person.replace('{{name}}', () => assistant),
      'chat.emptyText': greeting ?? english.chat.emptyText,
    },
    targetHours,
  };
}

export function logoUrl(name: string): string {
  return `/api/settings/logo?v=${name}`;
}

/** A little of the colour in the surface is what own messages and chosen rows stand on. */
function accent(shade: 'light' | 'dark', colour: string | null, percent: number, surface: string) {
  return {
    [`--sb-accent-${shade}`]: colour ?? '',
    [`--sb-on-accent-${shade}`]: colour ? surface : '',
    [`--sb-tint-${shade}`]: colour ? `color-mix(in srgb, ${colour} ${percent}%, ${surface})` : '',
  };
}

async function logo(name: string | null): Promise<Record<string, string>> {
  const ratio = name === null ? null : await ratioOf(logoUrl(name));
  if (name === null || ratio === null)
    return { '--sb-logo': '', '--sb-logo-width': '', '--sb-logo-fill': '' };
  return {
    '--sb-logo': `url("${logoUrl(name)}")`,
    '--sb-logo-width': `${Math.round(Math.min(LOGO_WIDTH, LOGO_HEIGHT * ratio))}px`,
    '--sb-logo-fill': 'none',
  };
}

/** Width to height; null for what cannot be shown. */
function ratioOf(url: string): Promise<number | null> {
  return new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve(image.naturalWidth / image.naturalHeight);
    image.onerror = () => resolve(null);
    image.src = url;
  });
}
