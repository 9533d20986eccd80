import path from 'node:path';
import { fillDesk } from './support/busy-desk';
import { test } from './support/desk';
import { PAGES, PHONE, WIDE, pictureOf, settled } from './support/pages';

const FOLDER = process.env['PICTURES_DIR'] ?? 'pictures';

test('every page has its pictures taken, wide in light colours and on a phone in dark ones', async ({
  desk,
  baseURL,
}) => {
  test.setTimeout(5 * 60_000);
  const shown = await fillDesk(baseURL ?? '');
  for (const row of PAGES) {
    const options = { viewport: WIDE, reducedMotion: 'reduce' } as const;
    const page = await (row.as === 'guest' ? desk.visit(options) : desk.signedIn(row.as, options));
    await page.goto(row.at ? row.at(shown) : row.route);
    await row.stands(page, shown);
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: path.join(FOLDER, `${pictureOf(row)}.png`) });
    await page.setViewportSize(PHONE);
    await page.emulateMedia({ colorScheme: 'dark' });
    await settled(page);
    await page.screenshot({ path: path.join(FOLDER, `${pictureOf(row)}-phone.png`) });
    await page.context().close();
  }
});
