import type { Page } from '@playwright/test';
import { DEMO, expect, request, test } from './support/desk';

/** What another tab of the same browser does to the session: somebody signs in there, or out. */
async function inAnotherTab(page: Page, session: object | null): Promise<void> {
  const other = await page.context().newPage();
  await other.goto('/favicon.svg');
  await other.evaluate(
    (value) => {
      if (value) localStorage.setItem('switchboard.session', value);
      else localStorage.removeItem('switchboard.session');
    },
    session && JSON.stringify(session),
  );
  await other.close();
}

const change = (admin: Page) => admin.getByRole('textbox', { name: 'Greeting' }).fill('Not saved');

test('who goes back, and then stays, has the same pages before and after', async ({ desk }) => {
  const admin = await desk.signedIn('admin', { at: '/audit' });
  await admin.getByRole('link', { name: 'Users' }).click();
  await expect(admin).toHaveURL(/\/users$/);
  await admin.getByRole('link', { name: 'Settings' }).click();
  await change(admin);
  const asked = admin.getByRole('dialog', { name: 'Leave without saving?' });
  await admin.goBack();
  await asked.getByRole('button', { name: 'Stay' }).click();
  await expect(admin).toHaveURL(/\/settings$/);
  await expect(asked).toBeHidden();
  await admin.goBack();
  await asked.getByRole('button', { name: 'Leave' }).click();
  await expect(admin).toHaveURL(/\/users$/);
  await admin.goBack();
  await expect(admin).toHaveURL(/\/audit$/);
});

test('nothing lies over the page for signing in when a session has ended', async ({ desk }) => {
  const admin = await desk.signedIn('admin', { at: '/users' });
  await admin.getByRole('button', { name: 'New user' }).click();
  await expect(admin.getByRole('dialog')).toBeVisible();
  await inAnotherTab(admin, null);
  await expect(admin.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect(admin.getByRole('dialog')).toHaveCount(0);
});

test('nobody is asked about changes that they cannot save any more', async ({ desk, baseURL }) => {
  const admin = await desk.signedIn('admin', { at: '/settings' });
  await change(admin);
  await inAnotherTab(admin, null);
  await expect(admin.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect(admin.getByRole('dialog')).toHaveCount(0);

  const second = await desk.signedIn('admin', { at: '/settings' });
  await change(second);
  const customer = await request<{ token: string }>(
    new URL(baseURL!).origin,
    'POST',
    '/auth/login',
    DEMO.customer,
  );
  const { token, ...user } = customer;
  second.on('dialog', (asked) => void asked.dismiss());
  await inAnotherTab(second, { user, token });
  await expect(second).toHaveURL(/\/chat/);
  await expect(second.getByRole('button', { name: 'New chat' })).toBeVisible();
});
