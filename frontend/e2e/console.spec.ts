import type { ConversationView } from '@switchboard/contracts';
import type { Page } from '@playwright/test';
import { composer, expect, history, inboxRow, send, startChat, test, unique } from './support/desk';

const view = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: new RegExp(`^${name}`) });

async function countOf(page: Page, name: string): Promise<number> {
  const count = view(page, name).locator('.count');
  await expect(count).toHaveText(/\d/);
  return Number((await count.textContent())?.replace(/\D/g, ''));
}

test('two agents share the desk: who needs a person, who has it, and nobody answers twice', async ({
  desk,
}) => {
  const wide = { viewport: { width: 1440, height: 900 } };
  const customer = await desk.signedIn('customer');
  const ben = await desk.signedIn('agent', wide);
  const anna = await desk.signedIn('otherAgent', wide);

  // A customer asks for a person: the view and its count follow without being asked again.
  const word = `zebra${Date.now().toString(36)}`;
  const id = await startChat(customer);
  await send(customer, `How do I reset my password? My file is ${word}.`);
  await expect(customer.getByRole('button', { name: /Source 1/ }).first()).toBeVisible();
  await view(ben, 'Unassigned').click();
  await expect(ben).toHaveURL(/view=unassigned/);
  await expect(inboxRow(ben, id)).toHaveCount(0);
  const waiting = await countOf(ben, 'Unassigned');
  await customer.getByRole('button', { name: 'Talk to a person' }).first().click();
  const row = inboxRow(ben, id);
  await expect(row).toContainText(/waits/);
  await expect(row).toContainText(/left/);
  await expect(view(ben, 'Unassigned').locator('.count')).toHaveText(String(waiting + 1));

  // Search finds it by a word of a message, marks the word, and the address keeps it.
  await anna.getByRole('searchbox', { name: 'Search conversations' }).fill(word);
  await expect(inboxRow(anna, id).locator('mark')).toHaveText(word);
  await expect(anna.locator('sb-inbox-row')).toHaveCount(1);
  await inboxRow(anna, id).click();
  await anna.reload();
  await expect(anna).toHaveURL(new RegExp(`/inbox/${id}\\?q=${word}`));
  await expect(inboxRow(anna, id).locator('mark')).toHaveText(word);
  await expect(anna.getByRole('complementary', { name: 'Customer' })).toContainText('customer1@example.com');

  // One takes it. The other sees who has it, and that they are both here.
  await row.click();
  await expect(ben.getByText('Needs a person: asked for a person')).toBeVisible();
  await ben.getByRole('button', { name: 'Join' }).click();
  await expect(ben.getByRole('button', { name: 'Hand back' })).toBeFocused();
  await expect(row).toHaveCount(0);
  await expect(anna.getByRole('list', { name: 'Also here' })).toContainText('is here, too');
  const whose = anna.getByRole('group', { name: 'About this conversation' });
  await expect(whose.getByRole('button', { name: /^Assigned to/ })).toBeVisible();

  // Both write; the one who comes second is asked first, and keeps the draft.
  const question = unique('Are you there?');
  await send(customer, question);
  await expect(history(anna).getByText(question)).toBeVisible();
  await expect(history(ben).getByText(question)).toBeVisible();
  const second = unique('I can help, too.');
  // Begun as a note, of which nobody is told that it is being written: Ben is not asked.
  await anna.getByRole('button', { name: 'Note', exact: true }).click();
  await composer(anna).fill(second);
  await anna.getByRole('button', { name: 'Note', exact: true }).click();
  const first = unique('Yes, I am here.');
  await send(ben, first);
  await expect(history(anna).getByText(first)).toBeVisible();
  await composer(anna).press('Enter');
  const warning = anna.getByRole('dialog', { name: 'Somebody else is on it' });
  await expect(warning).toContainText(/answered .* ago\. Send yours as well\?/);
  await warning.getByRole('button', { name: 'Keep as a draft' }).click();
  await expect(composer(anna)).toHaveValue(second);
  await expect(history(customer).getByText(first)).toBeVisible();
  await expect(history(customer).getByText(second)).toHaveCount(0);

  // Tags and priority are the same for both; a snooze takes it out of the way, and waking brings it back.
  const facts = ben.getByRole('group', { name: 'About this conversation' });
  await facts.getByLabel('Add a tag').fill('vip');
  await facts.getByLabel('Add a tag').press('Enter');
  await expect(whose.getByText('vip', { exact: true })).toBeVisible();
  await facts.getByRole('button', { name: /priority/ }).click();
  await ben.getByRole('menuitemradio', { name: 'Urgent' }).click();
  await expect(whose.getByRole('button', { name: 'Urgent' })).toBeVisible();
  await view(ben, 'Mine').click();
  await expect(row).toBeVisible();
  await ben.getByRole('button', { name: 'Snooze' }).click();
  await ben.getByRole('menuitem', { name: /^Tomorrow/ }).click();
  await expect(row).toHaveCount(0);
  await view(ben, 'Snoozed').click();
  await expect(row).toContainText('Snoozed');
  await ben.getByRole('button', { name: 'Snooze' }).click();
  await ben.getByRole('menuitem', { name: 'Wake it now' }).click();
  await expect(row).toHaveCount(0);

  // Filters narrow, and going back undoes.
  await view(ben, 'Mine').click();
  await ben.getByRole('button', { name: 'Filters' }).click();
  await ben.getByRole('region', { name: 'Filters' }).getByRole('combobox', { name: /^Tag/ }).click();
  await ben.getByRole('option', { name: 'vip' }).click();
  await expect(ben).toHaveURL(/view=mine.*tag=vip/);
  await expect(ben.locator('sb-inbox-row')).toHaveCount(1);
  await ben.goBack();
  await expect(ben).not.toHaveURL(/tag=vip/);

  // Done.
  await ben.getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(row).toHaveCount(0);
  await view(ben, 'Resolved').click();
  await expect(row).toBeVisible();
});

test('at any width the list says whole how long is left, and what its views are called', async ({ desk }) => {
  const { _id } = await desk.call<ConversationView>('customer', 'POST', '/conversations', {});
  const content = 'I want to speak to a person.';
  await desk.call('customer', 'POST', `/conversations/${_id}/messages`, { content });
  const agent = await desk.signedIn('agent', { at: '/inbox' });
  const clock = inboxRow(agent, _id).locator('sb-waiting-clock');
  await expect(clock).toContainText(/left/);
  for (const width of [320, 600, 700, 768, 839, 1024]) {
    await agent.setViewportSize({ width, height: 800 });
    const cut = agent.locator('sb-inbox-views .name, sb-waiting-clock, sb-waiting-clock *');
    const cutWords = cut.evaluateAll((elements) =>
      elements.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent),
    );
    expect(await cutWords, `${width} px`).toEqual([]);
  }

  // Where there is no room for both, the conversation has it all, and leads back.
  await agent.setViewportSize({ width: 700, height: 800 });
  await inboxRow(agent, _id).click();
  await expect(composer(agent)).toBeVisible();
  await expect(inboxRow(agent, _id)).toBeHidden();
  await agent.getByRole('link', { name: 'Back to the list' }).click();
  await expect(inboxRow(agent, _id)).toBeVisible();
});
