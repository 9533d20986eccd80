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
