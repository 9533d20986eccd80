import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeAfterSuite } from '../../e2e/support/cleanup';

/** What a build of the web app may hold: hashed names and others, of every type that nginx.conf names. */
export const WEB_APP_FILES = [
  'index.html',
  'main-ABCD1234.js',
  'chunk-0A1B2C3D.mjs',
  'main-ABCD1234.js.map',
  'styles-WXYZ9876.css',
  'media/roboto-ZYXW9876.woff2',
  'media/old-ZYXW9876.woff',
  'media/data-GIJK5W43.json',
  'media/photo-GIJK5W43.jpg',
  'media/photo-GIJK5W43.jpeg',
  'media/photo-GIJK5W43.png',
  'media/photo-GIJK5W43.webp',
  'media/photo-GIJK5W43.avif',
  'media/photo-GIJK5W43.gif',
  'media/engine-GIJK5W43.wasm',
  'favicon.ico',
  'favicon.svg',
  'manifest.webmanifest',
  'robots.txt',
  'sitemap.xml',
  'unknown.type',
  'almost-abcd1234.js',
  'almost-ABCD12345.js',
  '.hidden',
  '.well-known/security.txt',
];

/** A made-up web app, removed after the suite. @returns its folder. */
export async function makeWebApp(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-web-'));
  closeAfterSuite('stores', () => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'media'));
  await mkdir(join(folder, '.well-known'));
  for (const file of WEB_APP_FILES)
    await writeFile(join(folder, file), `<!doctype html><title>${file}</title>\n`);
  return folder;
}
