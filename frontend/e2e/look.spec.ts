import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import axe, { type AxeResults, type RunOptions } from 'axe-core';
import { expect, send, startChat, test, unique } from './support/desk';
import { PAGES, PHONE, WIDE, pictureOf, routesInSource, settled, somethingToShow } from './support/pages';

/** What keeps people out or in doubt: axe's findings, of its standing rules or of those named. */
async function barriers(page: Page, rules?: string[]): Promise<string[]> {
  const options: RunOptions = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) };
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(options)})`);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}

const scrollsSideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** What makes the page, or a pane of it, scroll sideways. */
const tooWide = (page: Page) =>
  page.evaluate(() => {
    const panes = [...document.querySelectorAll('*')].filter(
      (element) =>
        element.scrollWidth > element.clientWidth &&
        (element === document.documentElement || /auto|scroll/.test(getComputedStyle(element).overflowX)),
    );
    return panes.map((pane) => {
      const edge = pane.getBoundingClientRect().right;
      const widest = [...pane.querySelectorAll('*')].find(
        (one) => one.getBoundingClientRect().right > edge + 1,
      );
      return `${pane.localName}.${pane.className} is too narrow for ${widest?.outerHTML.slice(0, 200)}`;
    });
  });

/** Panes scroll; neither the page nor the frame ever does. */
const frameScrolls = (page: Page) =>
  page.evaluate(() =>
    [document.documentElement, document.querySelector('sb-shell')].some(
      (element) => !!element && element.scrollHeight > element.clientHeight,
    ),
  );

/** A line as high as its letters cuts off what hangs below it: `yyyy` reads as `vvvv`. */
const cutDates = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('input[type="date"]')]
      .filter(
        (field) =>
          field.checkVisibility() && field.clientHeight < 1.2 * parseFloat(getComputedStyle(field).fontSize),
      )
      .map((field) => `${field.outerHTML.slice(0, 200)} is cut off`),
  );

test('every page is looked at below', () => {
  const looked = new Set(PAGES.map(({ route }) => route));
  expect([...looked].sort()).toEqual([...new Set(routesInSource())].sort());
});

test('every page has its pictures in the documentation', () => {
  const docs = path.resolve(__dirname, '../../docs');
  const named = readFileSync(path.join(docs, 'screens.md'), 'utf8').match(/screens\/[^"]+/g) ?? [];
  const wanted = PAGES.map(pictureOf).flatMap((name) => [
    `screens/${name}.webp`,
    `screens/${name}-phone.webp`,
  ]);
  expect([...named].sort()).toEqual([...wanted].sort());
  expect(wanted.filter((file) => !existsSync(path.join(docs, file)))).toEqual([]);
});

for (const who of ['guest', 'customer', 'admin'] as const) {
  test(`no page has a barrier or scrolls sideways: what a ${who === 'admin' ? 'member of staff' : who} sees`, async ({
    desk,
  }) => {
    const shown = await somethingToShow(desk);
    const options = { bypassCSP: true, reducedMotion: 'reduce' } as const;
    const page = await (who === 'guest' ? desk.visit(options) : desk.signedIn(who, options));
    await page.addInitScript(axe.source);
    const found: Record<string, string[]> = {};
    for (const { route, at, stands } of PAGES.filter(({ as }) => as === who)) {
      await page.setViewportSize(WIDE);
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(at ? at(shown) : route);
      await stands(page, shown);
      const faults = [...(await barriers(page)), ...(await cutDates(page))];
      await page.emulateMedia({ colorScheme: 'dark' });
      await settled(page);
      // What is not about colours is as it was.
      faults.push(...(await barriers(page, ['color-contrast', 'link-in-text-block'])));
      await page.setViewportSize(PHONE);
      await settled(page);
      faults.push(...(await tooWide(page)));
      if (faults.length) found[route] = faults;
    }
    expect(found).toEqual({});
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a phone shows one pane at a time and never scrolls sideways, in ${colorScheme} colours`, async ({
    desk,
  }) => {
    const phone = { viewport: PHONE, hasTouch: true, colorScheme } as const;
    const guest = await desk.visit(phone);
    await guest.goto('/register');
    expect(await scrollsSideways(guest)).toBe(false);

    const page = await desk.signedIn('customer', phone);
    const newChat = page.getByRole('button', { name: 'New chat' });
    await expect(newChat).toBeVisible();
    expect(await scrollsSideways(page)).toBe(false);
    await startChat(page);
    await expect(newChat).toBeHidden();
    await send(page, unique(`How do I reset my password? ${'averylongwordwithoutanyspace'.repeat(8)}`));
    await expect(page.getByRole('button', { name: /Source 1/ })).toBeVisible();
    expect(await scrollsSideways(page)).toBe(false);
    expect(await frameScrolls(page)).toBe(false);
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const lightness = Math.max(...(background.match(/\d+/g) ?? []).slice(0, 3).map(Number));
    expect(lightness > 128).toBe(colorScheme === 'light');
    await page.getByRole('link', { name: 'Back to the list' }).click();
    await expect(newChat).toBeVisible();
  });
}

test('the theme can be chosen, and is remembered', async ({ desk }) => {
  const page = await desk.signedIn('customer', { colorScheme: 'light' });
  await page.getByRole('button', { name: /^Theme: as the system/ }).click();
  await page.getByRole('button', { name: /^Theme: light/ }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
