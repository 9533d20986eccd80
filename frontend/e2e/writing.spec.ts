import type { ConversationView } from '@switchboard/contracts';
import { composer, expect, history, send, startChat, test, unique } from './support/desk';

test('an agent answers with a canned reply, calls a colleague in a note, and quotes the customer', async ({
  desk,
}) => {
  const customer = await desk.signedIn('customer');
  const question = unique('How do I reset my password?');
  const id = await startChat(customer);
  await send(customer, question);
  await expect(customer.getByRole('button', { name: /Source 1/ }).first()).toBeVisible();

  const colleague = await desk.signedIn('admin', { at: '/team' });
  const agent = await desk.signedIn('agent', { at: '/inbox' });

  // To the conversation by the palette, with the keyboard alone.
  await expect(agent.getByRole('button', { name: 'Search and commands' })).toBeVisible();
  await agent.keyboard.press('Control+k');
  const palette = agent.getByRole('dialog', { name: 'Search and commands' });
  await palette.getByRole('combobox').fill(question.replace(/.*\(|\)/g, ''));
  await expect(palette.getByRole('group', { name: 'Conversations' }).getByRole('option')).toHaveCount(1);
  await agent.keyboard.press('Enter');
  await expect(agent).toHaveURL(new RegExp(`/inbox/${id}`));
  await expect(history(agent).getByText(question)).toBeVisible();

  // What helps to write comes a moment after the field.
  await expect(composer(agent)).toHaveAttribute('aria-autocomplete', 'list');

  // A canned reply, filled with the customer's name; sent by a second Enter.
  await agent.keyboard.press('r');
  await expect(composer(agent)).toBeFocused();
  await composer(agent).pressSequentially('/clos');
  await expect(agent.getByRole('option', { name: /^\/closing/ })).toBeVisible();
  await agent.keyboard.press('Enter');
  await expect(composer(agent)).toHaveValue(/settled, Emma\./);
  await agent.keyboard.press('Enter');
  await expect(history(customer).getByText(/settled, Emma\./)).toBeVisible();

  // A note that calls a colleague: kept as a note over a reload, and heard by her alone.
  await composer(agent).blur();
  await agent.keyboard.press('n');
  await composer(agent).pressSequentially(unique('Seen this before?') + ' @mor');
  await agent.getByRole('option', { name: /Ada Morgan/ }).waitFor();
  await agent.keyboard.press('Tab');
  const note = await composer(agent).inputValue();
  expect(note).toContain('@Ada Morgan');
  await agent.reload();
  await expect(composer(agent)).toHaveValue(note);
  await expect(agent.getByRole('button', { name: 'Note', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await composer(agent).press('Enter');
  await expect(history(agent).locator('sb-note-text strong')).toHaveText('@Ada Morgan');
  await colleague.getByRole('button', { name: /^Notifications, \d+ unread/ }).click();
  await expect(colleague.getByText('Noor Haddad mentioned you in a note').first()).toBeVisible();
  await expect(customer.locator('sb-message-bubble', { hasText: '@Ada Morgan' })).toHaveCount(0);

  // Quoted by the mouse.
  await agent.getByRole('button', { name: 'Note', exact: true }).click();
  await history(agent).getByText(question).hover();
  await agent
    .locator('sb-message-bubble', { hasText: question })
    .first()
    .getByRole('button', { name: 'Quote' })
    .click();
  await expect(composer(agent)).toHaveValue(`> ${question}\n`);
  await expect(composer(agent)).toBeFocused();
});

test('typing on after the key that asks to write is writing, however fast: no letter resolves a conversation', async ({
  desk,
}) => {
  const word = `quagga${Date.now().toString(36)}`;
  const ids: string[] = [];
  const standing = async () => {
    const read = (id: string) => desk.call<ConversationView>('customer', 'GET', `/conversations/${id}`);
    return (await Promise.all(ids.map(read))).map(({ status }) => status);
  };
  for (const about of ['my order', 'my bill']) {
    const { _id } = await desk.call<ConversationView>('customer', 'POST', '/conversations', {});
    ids.push(_id);
    const content = `I want to speak to a person about ${about}: ${word}`;
    await desk.call('customer', 'POST', `/conversations/${_id}/messages`, { content });
  }
  await expect.poll(standing).toEqual(['escalated', 'escalated']);
  const agent = await desk.signedIn('agent', { at: `/inbox?q=${word}` });
  await expect(agent.locator('sb-inbox-row')).toHaveCount(2);
  await agent.locator('sb-inbox-row a').first().click();
  await expect(composer(agent)).toBeVisible();
  await composer(agent).blur();
  const before = agent.url();

  // The next one, and the answer to it, before anything of it is on the screen.
  await agent.keyboard.press('j');
  await agent.keyboard.press('r');
  await agent.keyboard.type('Hello, here I am. Tell me more');
  await expect(composer(agent)).toHaveValue('Hello, here I am. Tell me more');
  await expect(composer(agent)).toBeFocused();
  expect(agent.url()).not.toBe(before);
  expect(await standing()).toEqual(['escalated', 'escalated']);
});
