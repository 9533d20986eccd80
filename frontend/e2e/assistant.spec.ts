import type { Locator, Page } from '@playwright/test';
import { composer, expect, history, send, startChat, test, unique } from './support/desk';

const thumb = (answer: Locator, name: string) => answer.getByRole('button', { name, exact: true });

/** The answer to the first question of a chat, when it is whole. */
async function firstAnswer(page: Page): Promise<Locator> {
  const answer = page.locator('sb-message-bubble', { has: page.getByRole('button', { name: /Source 1/ }) });
  await expect(answer).toBeVisible();
  return answer;
}

test('a customer rates an answer, thinks again, and the desk sees it', async ({ desk }) => {
  const customer = await desk.signedIn('customer');
  const id = await startChat(customer);
  await send(customer, unique('How do I reset my password?'));
  const answer = await firstAnswer(customer);

  await thumb(answer, 'Helpful').press('Enter');
  await expect(thumb(answer, 'Helpful')).toHaveAttribute('aria-pressed', 'true');
  await thumb(answer, 'Not helpful').click();
  await expect(thumb(answer, 'Not helpful')).toHaveAttribute('aria-pressed', 'true');
  await expect(thumb(answer, 'Helpful')).toHaveAttribute('aria-pressed', 'false');

  const agent = await desk.signedIn('agent', { at: `/inbox/${id}` });
  await expect(history(agent).getByText('Not helpful to the customer')).toBeVisible();
  await thumb(answer, 'Helpful').click();
  await expect(history(agent).getByText('Helpful to the customer', { exact: true })).toBeVisible();

  await customer.reload();
  await expect(thumb(await firstAnswer(customer), 'Helpful')).toHaveAttribute('aria-pressed', 'true');
});

test('an opinion that the server does not take is taken back', async ({ desk }) => {
  desk.expectProblem(/ERR_FAILED/);
  const customer = await desk.signedIn('customer');
  await startChat(customer);
  await send(customer, unique('How do I reset my password?'));
  const answer = await firstAnswer(customer);
  await customer.route('**/feedback', (route) => route.abort());
  await thumb(answer, 'Helpful').click();
  await expect(customer.getByText('Your rating could not be saved.')).toBeVisible();
  await expect(thumb(answer, 'Helpful')).toHaveAttribute('aria-pressed', 'false');
});

test('staff see on demand how an answer came about', async ({ desk }) => {
  const customer = await desk.signedIn('customer');
  const id = await startChat(customer);
  await send(customer, unique('How do I reset my password?'));
  await firstAnswer(customer);
  await expect(history(customer).getByRole('button', { name: 'Details' })).toHaveCount(0);

  const agent = await desk.signedIn('agent', { at: `/inbox/${id}` });
  const details = history(agent).getByRole('button', { name: 'Details' });
  await details.press('Enter');
  await expect(details).toHaveAttribute('aria-expanded', 'true');
  const facts = agent.locator('sb-answer-details');
  await expect(facts.locator('div', { hasText: 'Provider' })).toContainText('Built in');
  await expect(facts.locator('div', { hasText: 'Cost' })).toContainText('free');
});

test('a message that was held back by mistake is released', async ({ desk }) => {
  const customer = await desk.signedIn('customer');
  const id = await startChat(customer);
  const words = unique('I will kill you');
  await send(customer, words);
  const mine = customer.locator('sb-message-bubble', { hasText: words });
  await expect(mine.getByText('Nobody else can see this.')).toBeVisible();

  const agent = await desk.signedIn('agent');
  await agent.getByRole('link', { name: 'Review', exact: true }).click();
  const card = agent.locator('sb-review-card', { hasText: words });
  await expect(card.getByText('Violence')).toBeVisible();
  await expect(card.getByRole('link')).toHaveAttribute('href', `/inbox/${id}#message-1`);

  await card.getByRole('button', { name: /^Release/ }).click();
  await agent.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(agent.getByRole('dialog')).toHaveCount(0);
  await expect(card.getByRole('button', { name: /^Release/ })).toBeFocused();
  await card.getByRole('button', { name: /^Release/ }).press('Enter');
  await agent.getByRole('dialog').getByRole('button', { name: 'Release' }).press('Enter');
  await expect(card).toHaveCount(0);
  await expect(agent.getByRole('heading', { name: 'Review', exact: true })).toBeFocused();

  await expect(mine.getByText('Nobody else can see this.')).toHaveCount(0);
  await agent.goto(`/inbox/${id}`);
  await expect(history(agent).getByText(words)).toBeVisible();
  await expect(history(agent).getByText(/^Released by/)).toBeVisible();
});

test('an agent takes a suggested reply, improves it, and takes that back', async ({ desk }) => {
  const customer = await desk.signedIn('customer');
  const id = await startChat(customer);
  await send(customer, unique('How do I reset my password?'));
  await firstAnswer(customer);

  const agent = await desk.signedIn('agent', { at: `/inbox/${id}`, viewport: { width: 1440, height: 900 } });
  const assist = agent.getByRole('complementary', { name: 'Assist' });
  await assist.getByRole('button', { name: 'Refresh summary and suggestions' }).click();
  await expect(assist.getByRole('heading', { name: 'Summary' })).toBeVisible();
  await expect(assist.locator('.summary')).toContainText(/password/i);
  const replies = assist.locator('.suggestion > span');
  await expect(replies).toHaveCount(3);
  const [first = '', second = ''] = await replies.allTextContents();
  expect(first).not.toBe(second);

  await agent.keyboard.press('Alt+2');
  await expect(composer(agent)).toHaveValue(second);
  await expect(composer(agent)).toBeFocused();
  await replies.first().click();
  await expect(composer(agent)).toHaveValue(first);
  await expect(history(agent).getByText(first, { exact: true })).toHaveCount(0);

  await composer(agent).fill('pls wait, i dont know it yet');
  await agent.getByRole('button', { name: 'Improve draft' }).press('Enter');
  await agent.getByRole('menuitem', { name: 'More formal' }).press('Enter');
  await expect(composer(agent)).not.toHaveValue('pls wait, i dont know it yet');
  await agent.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(composer(agent)).toHaveValue('pls wait, i dont know it yet');
});

test('on a phone the suggestions are a line above the composer', async ({ desk }) => {
  const customer = await desk.signedIn('customer');
  const id = await startChat(customer);
  await send(customer, unique('How do I reset my password?'));
  await firstAnswer(customer);

  const agent = await desk.signedIn('agent', {
    at: `/inbox/${id}`,
    viewport: { width: 360, height: 740 },
    hasTouch: true,
  });
  const toggle = agent.getByRole('button', { name: /^Assist/ });
  await expect(toggle).toHaveAttribute('aria-expanded', 'false');
  await agent.getByRole('button', { name: 'Refresh summary and suggestions' }).click();
  await toggle.click();
  const reply = agent.locator('.suggestion > span').first();
  const words = (await reply.textContent()) ?? '';
  await reply.click();
  await expect(composer(agent)).toHaveValue(words);
  await expect(toggle).toHaveAttribute('aria-expanded', 'false');
});

test('an FAQ is drafted from a resolved conversation', async ({ desk }) => {
  const customer = await desk.signedIn('customer');
  const id = await startChat(customer);
  await send(customer, unique('How do I reset my password?'));
  await firstAnswer(customer);

  const agent = await desk.signedIn('agent', { at: `/inbox/${id}` });
  const more = agent.getByRole('button', { name: 'More', exact: true });
  await more.click();
  await expect(agent.getByRole('menuitem', { name: 'Draft an FAQ' })).toHaveCount(0);
  await agent.keyboard.press('Escape');
  await agent.getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(agent.getByRole('button', { name: 'Reopen', exact: true })).toBeFocused();
  await more.click();
  await agent.getByRole('menuitem', { name: 'Draft an FAQ' }).click();
  const dialog = agent.getByRole('dialog', { name: 'Draft of an FAQ' });
  await expect(dialog.locator('.words')).toHaveCount(2);
  await expect(dialog.locator('.words').first()).toContainText(/password/i);
  await agent.context().grantPermissions(['clipboard-read']);
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await agent.evaluate(() => navigator.clipboard.readText())).toMatch(/password/i);
});

test('an admin sees how the assistant is, and tries it out', async ({ desk }) => {
  const admin = await desk.signedIn('admin');
  await admin.getByRole('link', { name: 'Assistant', exact: true }).click();
  await expect(admin.getByRole('heading', { name: 'Providers', exact: true })).toBeVisible();
  await expect(admin.getByText('Part of Switchboard; needs no network.')).toBeVisible();
  await expect(admin.getByRole('rowheader', { name: 'ai.reply' })).toBeVisible();
  await expect(admin.getByRole('link', { name: /^Failed jobs/ })).toBeVisible();

  await admin.getByLabel("A customer's message").fill('How do I reset my password?');
  await admin.getByRole('button', { name: 'Ask' }).click();
  const result = admin.locator('sb-playground-result');
  await expect(result.getByRole('region', { name: 'Nearest FAQs' }).getByRole('listitem')).toHaveCount(3);
  const said = result.locator('sb-provider-answer');
  await expect(said).toHaveCount(1);
  await expect(said.getByText('Answers', { exact: true })).toBeVisible();
  await expect(said.getByRole('listitem')).not.toHaveCount(0);
  await expect(said.locator('dl > div', { hasText: 'Cost' })).toContainText('free');
  await result.getByText('What a language model is told').click();
  await expect(result.getByText('STYLE PREFERENCES')).toBeVisible();
});

test('who may not see a page is not led to it', async ({ desk }) => {
  const agent = await desk.signedIn('agent');
  await expect(agent.getByRole('link', { name: 'Review', exact: true })).toBeVisible();
  await expect(agent.getByRole('link', { name: 'Assistant', exact: true })).toHaveCount(0);
  await agent.goto('/assistant');
  await expect(agent).toHaveURL(/\/inbox$/);

  const customer = await desk.signedIn('customer');
  await expect(customer.getByRole('link', { name: 'Review', exact: true })).toHaveCount(0);
  await customer.goto('/review');
  await expect(customer).toHaveURL(/\/chat$/);
});
