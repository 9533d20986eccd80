import type { Page } from '@playwright/test';
import axe, { type AxeResults } from 'axe-core';
import { composer, expect, history, send, startChat, test, unique } from './support/desk';

/** What keeps people out: only axe's serious and critical findings. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
    );
}

const scrollsSideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** Panes scroll; neither the page nor the frame ever does. */
const frameScrolls = (page: Page) =>
  page.evaluate(() =>
    [document.documentElement, document.querySelector('sb-shell')].some(
      (element) => !!element && element.scrollHeight > element.clientHeight,
    ),
  );

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe-core finds no barrier in ${colorScheme} colours`, async ({ desk }) => {
    const options = { colorScheme, bypassCSP: true, reducedMotion: 'reduce' } as const;
    const guest = await desk.visit(options);
    await guest.goto('/login');
    await expect(guest.getByRole('button', { name: 'Sign in' })).toBeVisible();
    expect(await barriers(guest)).toEqual([]);
    await guest.goto('/register');
    await guest.getByRole('button', { name: 'Create account' }).click();
    await expect(guest.getByText('Enter your name.')).toBeVisible();
    expect(await barriers(guest)).toEqual([]);

    const customer = await desk.signedIn('customer', options);
    expect(await barriers(customer)).toEqual([]);
    const id = await startChat(customer);
    expect(await barriers(customer)).toEqual([]);
    await send(customer, unique('How do I reset my password?'));
    await customer.getByRole('button', { name: /Source 1/ }).click();
    await expect(customer.getByRole('complementary', { name: 'Source' }).locator('.answer')).toBeVisible();
    expect(await barriers(customer)).toEqual([]);

    const agent = await desk.signedIn('agent', options);
    await agent.goto('/inbox?sort=activity');
    await expect(agent.getByRole('link', { name: /How do I reset my password/ }).first()).toBeVisible();
    expect(await barriers(agent)).toEqual([]);
    await agent.goto(`/inbox/${id}`);
    await expect(composer(agent)).toBeVisible();
    await history(agent).getByRole('button', { name: 'Details' }).click();
    await expect(agent.locator('sb-answer-details')).toBeVisible();
    expect(await barriers(agent)).toEqual([]);
    await agent.goto('/review');
    await expect(agent.getByRole('heading', { name: 'Review', exact: true })).toBeVisible();
    await expect(agent.locator('sb-list-skeleton')).toHaveCount(0);
    expect(await barriers(agent)).toEqual([]);
  });

  test(`a phone shows one pane at a time and never scrolls sideways, in ${colorScheme} colours`, async ({
    desk,
  }) => {
    const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, colorScheme } as const;
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
