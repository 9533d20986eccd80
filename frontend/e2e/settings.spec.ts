import type { Locator, Page } from '@playwright/test';
import { expect, startChat, test, unique } from './support/desk';

test('an admin gives the desk a name, a greeting and a colour, and customers see them', async ({ desk }) => {
  const admin = await desk.signedIn('admin', { at: '/settings' });
  const bar = admin.getByRole('region', { name: 'Changes that are not saved' });
  const name = unique('Acme Help').slice(0, 40);
  const greeting = unique('Hello from Acme, how can we help?');
  const light = admin.getByRole('textbox', { name: 'Accent in light', exact: true });

  // What cannot be read is refused while it is chosen, and is not sent.
  await light.fill('#ffcc00');
  await expect(admin.getByText('This cannot be read in the light theme.')).toBeVisible();
  await expect(admin.getByText(/Contrast 1\.\d to 1: too little/)).toBeVisible();
  await bar.getByRole('button', { name: 'Save' }).click();
  await expect(bar).toContainText('Some cannot be saved as they are.');
  await expect(light).toBeFocused();

  await light.fill('#7a1fa2');
  await admin.getByRole('button', { name: 'Take it from the light one' }).click();
  await admin.getByRole('textbox', { name: 'Product name' }).fill(name);
  await admin.getByRole('textbox', { name: 'Greeting' }).fill(greeting);
  await admin.getByRole('textbox', { name: 'Name', exact: true }).fill('Robin');
  await expect(bar).toContainText('5 changes are not saved.');

  // Nobody leaves by accident.
  await admin.getByRole('link', { name: 'Inbox' }).click();
  await admin.getByRole('dialog').getByRole('button', { name: 'Stay' }).click();
  await bar.getByRole('button', { name: 'Save' }).click();
  await expect(admin.getByText('Settings saved.')).toBeVisible();
  await expect(bar).toBeHidden();

  try {
    const customer = await desk.signedIn('customer');
    await expect(customer).toHaveTitle(name);
    await startChat(customer);
    await expect(customer.getByText(greeting)).toBeVisible();
    const accent = () =>
      customer.evaluate(() => {
        const link = document.body.appendChild(document.createElement('a'));
        const { color } = getComputedStyle(link);
        link.remove();
        return color;
      });
    expect(await accent()).toBe('rgb(122, 31, 162)');
    await customer.emulateMedia({ colorScheme: 'dark' });
    expect(await accent()).not.toBe('rgb(122, 31, 162)');
  } finally {
    // The other stories know the product by its own name.
    for (const section of ['Assistant', 'Branding']) {
      await admin.getByRole('button', { name: `Use defaults: ${section}` }).click();
    }
    await bar.getByRole('button', { name: 'Save' }).click();
    await expect(bar).toBeHidden();
  }
});

test('a wide logo stands alone and keeps to its place', async ({ desk }) => {
  const admin = await desk.signedIn('admin', { at: '/settings' });
  const guest = await desk.visit();
  const [rail, name] = [admin.locator('.brand mat-icon'), admin.locator('.product-name')];
  const fillOf = (icon: Locator) => icon.evaluate((element) => getComputedStyle(element).fill);
  const fill = await fillOf(rail);
  await admin
    .locator('input[type="file"]')
    .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: await picture(admin, 400, 100) });
  await expect(admin.getByText('Logo saved.')).toBeVisible();
  try {
    await expect.poll(() => fillOf(rail)).toBe('none');
    const [logo, words] = [await rail.boundingBox(), await name.boundingBox()];
    expect(logo!.width).toBeGreaterThan(28);
    expect(logo!.x).toBeGreaterThanOrEqual(0);
    expect(logo!.x + logo!.width).toBeLessThan(words!.x);

    await guest.goto('/login');
    const own = guest.locator('.product mat-icon');
    await expect.poll(() => fillOf(own)).toBe('none');
    await expect(own).toHaveCSS('background-image', /\/api\/settings\/logo/);
  } finally {
    await admin.getByRole('button', { name: 'Remove logo' }).click();
    await expect(admin.getByText('Logo removed.')).toBeVisible();
  }
  expect(await fillOf(rail)).toBe(fill);
});

/** A PNG of one colour, as a canvas of that page writes it. */
async function picture(page: Page, width: number, height: number): Promise<Buffer> {
  const url = await page.evaluate(
    ([across, down]) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: across, height: down });
      const context = canvas.getContext('2d')!;
      context.fillStyle = '#ffcc00';
      context.fillRect(0, 0, across, down);
      return canvas.toDataURL('image/png');
    },
    [width, height] as const,
  );
  return Buffer.from(url.split(',')[1]!, 'base64');
}
