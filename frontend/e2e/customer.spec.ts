import { composer, expect, history, send, startChat, test, unique } from './support/desk';

test('a new customer registers, asks, and gets a streamed answer with its source', async ({ desk }) => {
  const page = await desk.visit();
  await page.goto('/login');
  await page.getByRole('link', { name: 'Create an account' }).click();
  await page.getByLabel('Name').fill('Nora Newcomer');
  await page.getByLabel('Email').fill(`nora-${Date.now()}@example.com`);
  await page.getByLabel('Password', { exact: true }).fill('a-fine-secret-42');
  await page.getByLabel('Confirm password').fill('another-secret-42');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByText('The two passwords are not the same.')).toBeVisible();
  await page.getByLabel('Confirm password').fill('a-fine-secret-42');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL(/\/chat$/);

  await startChat(page);
  // The bubble that streams is the one that stays: a mark put on it is still there when it is whole.
  await page.evaluate(() => {
    new MutationObserver(() => {
      for (const caret of document.querySelectorAll('.is-being-written')) {
        const bubble = caret.closest<HTMLElement>('sb-message-bubble');
        const length = caret.closest('.bubble')?.textContent?.length ?? 0;
        if (bubble) bubble.dataset['wasStreamingAt'] ??= String(length);
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  await send(page, 'How do I reset my password?');
  await expect(history(page).getByText('How do I reset my password?').first()).toBeVisible();

  const answer = page.locator('sb-message-bubble[data-was-streaming-at]');
  const source = answer.getByRole('button', { name: /Source 1/ });
  await expect(source).toBeVisible();
  const firstLength = Number(await answer.getAttribute('data-was-streaming-at'));
  expect((await answer.locator('.bubble').textContent())?.length).toBeGreaterThan(firstLength);
  await expect(page.locator('sb-message-bubble .is-being-written')).toHaveCount(0);

  await source.click();
  const panel = page.getByRole('complementary', { name: 'Source' });
  await expect(panel.getByRole('heading')).toContainText(/password/i);
  await expect(panel.locator('.answer')).not.toBeEmpty();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(source).toBeFocused();
});

test('a customer signs in, out, and keeps their preferences', async ({ desk }) => {
  desk.expectProblem(/401/);
  const page = await desk.visit();
  await page.goto('/login');
  await page.getByLabel('Email').fill('customer2@example.com');
  await page.getByLabel('Password', { exact: true }).fill('not-this-one');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('do not match');
  await page.getByLabel('Password', { exact: true }).fill('customer123');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/chat$/);

  const openPreferences = async () => {
    await page.getByRole('button', { name: 'Account' }).click();
    await page.getByRole('menuitem', { name: 'Preferences' }).click();
  };
  await openPreferences();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Casual' }).check();
  await dialog.getByRole('textbox', { name: 'Custom instructions' }).fill('Be brief.');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Preferences saved.')).toBeVisible();
  await page.reload();
  await openPreferences();
  await expect(dialog.getByRole('radio', { name: 'Casual' })).toBeChecked();
  await dialog.getByRole('textbox', { name: 'Custom instructions' }).fill('');
  await dialog.getByRole('radio', { name: 'Formal' }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();

  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/login/);
  await page.goto('/chat');
  await expect(page).toHaveURL(/\/login/);
});

test('everything is reached by keyboard', async ({ desk }) => {
  const page = await desk.signedIn('customer');
  await page.keyboard.press('Alt+n');
  await expect(page).toHaveURL(/\/chat\/[0-9a-f]{24}$/);
  await expect(composer(page)).toBeFocused();

  const first = unique('one line');
  await page.keyboard.type(first);
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('and another');
  await expect(composer(page)).toHaveValue(`${first}\nand another`);
  await page.keyboard.press('Enter');
  await expect(composer(page)).toHaveValue('');
  await expect(history(page).getByText(first)).toBeVisible();

  await page.getByRole('button', { name: 'Emoji' }).press('Enter');
  const emoji = page.locator('emoji-picker');
  await emoji.getByRole('menuitem').first().click();
  await expect(composer(page)).toHaveValue(/\p{Emoji}/u);
  await page.keyboard.press('Escape');
  await expect(emoji).toBeHidden();
  await expect(composer(page)).toBeFocused();
});

test('what was typed is kept, over a change of chat and a reload', async ({ desk }) => {
  const page = await desk.signedIn('customer');
  const id = await startChat(page);
  const draft = unique('half a sentence');
  await composer(page).fill(draft);
  await page.goto('/chat');
  await page.goto(`/chat/${id}`);
  await expect(composer(page)).toHaveValue(draft);
});

test('what is written offline is queued, and sent once when the connection is back', async ({ desk }) => {
  desk.expectProblem(/ERR_INTERNET_DISCONNECTED|WebSocket/);
  const page = await desk.signedIn('customer');
  const id = await startChat(page);
  await expect(page.getByText('Connected')).toBeVisible();

  await page.context().setOffline(true);
  await expect(page.getByText('Offline, reconnecting…')).toBeVisible();
  const text = unique('written offline: how do I reset my password?');
  await send(page, text);
  const mine = page.locator('sb-message-bubble', { hasText: text });
  await expect(mine.getByText('Waiting for the connection.')).toBeVisible();
  const next = unique('and the next thing');
  await composer(page).pressSequentially(next);

  await page.context().setOffline(false);
  await expect(page.getByText('Connected')).toBeVisible();
  await expect(composer(page)).toHaveValue(next);
  await expect(mine.locator('[data-receipt="waiting"]')).toHaveCount(0);
  await expect(mine).toHaveCount(1);
  await expect(page.getByRole('button', { name: /Source 1/ }).first()).toBeVisible();

  await page.reload();
  await expect(page).toHaveURL(new RegExp(id));
  await expect(mine).toHaveCount(1);
  await expect(composer(page)).toHaveValue(next);
});

test('an address that is no conversation is said to be none, with a way on', async ({ desk }) => {
  const page = await desk.signedIn('customer');
  await page.goto('/chat/0123456789abcdef01234567');
  await expect(page.getByText('This chat could not be opened')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
});

test('markup in a message is text', async ({ desk }) => {
  const page = await desk.signedIn('customer');
  await startChat(page);
  const text = unique('<img src=x onerror="alert(1)"> see https://example.com/help and javascript:alert(1)');
  await send(page, text);
  const mine = page.locator('sb-message-bubble', { hasText: text });
  await expect(mine).toBeVisible();
  await expect(mine.locator('img')).toHaveCount(0);
  await expect(mine.getByRole('link')).toHaveCount(1);
});
