import { expect, test, unique } from './support/desk';
import { PHONE } from './support/pages';

test('an admin makes an agent, takes the role back, and deletes the account', async ({ desk }) => {
  // What is asked for with a token that has just ended is refused, and the browser logs that.
  desk.expectProblem(/401|UNAUTHENTICATED/);
  const name = unique('Robin Rivers');
  const email = `${unique('robin').replace(/\W+/g, '')}@example.com`;
  const password = 'tall ships sail at noon';
  const admin = await desk.signedIn('admin', { at: '/users' });
  const act = async (item: string) => {
    await admin.getByRole('button', { name: `Actions for ${name}` }).click();
    await admin.getByRole('menuitem', { name: item }).click();
  };

  await admin.getByRole('button', { name: 'New user' }).click();
  const dialog = admin.getByRole('dialog');
  // The focus comes a moment after the dialog, and would take along what is being typed.
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Email').fill('admin@example.com');
  await dialog.getByLabel('Password', { exact: true }).fill(password);
  desk.expectProblem(/409/);
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(dialog.getByText('There is an account with this e-mail already.')).toBeVisible();
  await dialog.getByLabel('Email').fill(email);
  await dialog.getByRole('button', { name: 'Create' }).click();
  const row = admin.getByRole('row', { name: new RegExp(email) });
  await expect(row).toContainText('Agent');

  const other = await desk.visit();
  const signIn = async () => {
    await other.getByLabel('Email').fill(email);
    await other.getByLabel('Password', { exact: true }).fill(password);
    await other.getByRole('button', { name: 'Sign in' }).click();
  };
  await other.goto('/login');
  await signIn();
  await expect(other).toHaveURL(/\/inbox/);

  await act('Edit');
  await dialog.getByRole('combobox', { name: 'Role' }).click();
  await admin.getByRole('option', { name: 'Customer' }).click();
  await expect(dialog).toContainText('signed out everywhere at once');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(other).toHaveURL(/\/login/);
  await expect(other.getByText('Your session has ended.')).toBeVisible();
  await signIn();
  await expect(other).toHaveURL(/\/chat/);

  await admin.getByRole('searchbox', { name: 'Search names and e-mail' }).fill(email.slice(0, -8));
  await expect(admin).toHaveURL(/search=robin/);
  await expect(row).toContainText('Customer');
  await act('Delete');
  const remove = dialog.getByRole('button', { name: 'Delete the account' });
  await expect(remove).toBeDisabled();
  await dialog.getByRole('radio', { name: /Keep them, anonymised/ }).check();
  await remove.click();
  await expect(admin.getByText('No user matches')).toBeVisible();
  await expect(other).toHaveURL(/\/login/);
  await signIn();
  await expect(other.getByText('E-mail and password do not match.')).toBeVisible();
});

test('what a selection can do stays in sight on a phone, and no row moves for it', async ({ desk }) => {
  const admin = await desk.signedIn('admin', { at: '/users', viewport: PHONE });
  const row = admin.getByRole('row').last();
  await row.scrollIntoViewIfNeeded();
  const before = await row.boundingBox();
  await row.getByRole('checkbox').check();
  await expect(admin.getByText('1 selected')).toBeInViewport();
  await expect(admin.getByRole('button', { name: 'Change role' })).toBeInViewport();
  expect(await row.boundingBox()).toEqual(before);
  await admin.getByRole('button', { name: 'Clear selection' }).click();
  await expect(admin.getByRole('button', { name: 'New user' })).toBeInViewport();

  const all = admin.getByRole('checkbox', { name: 'Select all that are shown' });
  await all.scrollIntoViewIfNeeded();
  await expect(admin.getByText('Select all that are shown')).toBeInViewport();
  await all.check();
  await expect(admin.getByText(/[2-9] selected/)).toBeInViewport();
});
