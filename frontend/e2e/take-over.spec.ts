import type { StaffConversationView } from '@switchboard/contracts';
import { expect, history, inboxRow, race, send, startChat, test, unique } from './support/desk';

test('an agent sees a chat live, takes it over, is read, and hands it back', async ({ desk }) => {
  const customer = await desk.signedIn('customer');
  const agent = await desk.signedIn('agent');
  await expect(agent.getByRole('heading', { name: 'Inbox' })).toBeVisible();

  const id = await startChat(customer);
  const question = unique('How do I reset my password?');
  await send(customer, question);
  await agent.goto('/inbox?sort=activity');
  const row = inboxRow(agent, id);
  await expect(row).toBeVisible();
  await row.click();
  await expect(history(agent).getByText(question)).toBeVisible();
  await expect(customer.getByRole('button', { name: /Source 1/ }).first()).toBeVisible();
  await expect(
    history(agent)
      .getByRole('button', { name: /Source 1/ })
      .first(),
  ).toBeVisible();

  await agent.getByRole('button', { name: 'Join' }).click();
  await expect(agent.getByRole('button', { name: 'Hand back' })).toBeVisible();
  await expect(
    history(customer)
      .getByText(/joined/)
      .first(),
  ).toBeVisible();

  const help = unique('I am here now.');
  await send(agent, help);
  await expect(history(customer).getByText(help)).toBeVisible();
  const sent = agent.locator('sb-message-bubble', { hasText: help });
  await expect(sent.locator('[data-receipt="read"]')).toBeVisible();

  const thanks = unique('Thank you!');
  await send(customer, thanks);
  await expect(history(agent).getByText(thanks)).toBeVisible();
  await expect(
    customer.locator('sb-message-bubble', { hasText: thanks }).locator('[data-receipt="read"]'),
  ).toBeVisible();

  await agent.getByRole('button', { name: 'Hand back' }).click();
  await expect(agent.getByRole('button', { name: 'Join' })).toBeVisible();
  await expect(customer.getByText('With the assistant')).toBeVisible();
});

test('a note among staff never reaches the customer', async ({ desk }) => {
  const customer = await desk.signedIn('customer');
  const id = await startChat(customer);
  await send(customer, unique('How do I reset my password?'));
  await expect(customer.getByRole('button', { name: /Source 1/ }).first()).toBeVisible();

  const agent = await desk.signedIn('admin', { at: `/inbox/${id}` });
  await agent.getByRole('button', { name: 'Note', exact: true }).click();
  const note = unique('Was angry last week');
  await send(agent, note);
  await expect(history(agent).getByText('Internal note')).toBeVisible();

  const after = unique('Hello from a person');
  await send(agent, after);
  await agent.getByRole('button', { name: 'Note', exact: true }).click();
  const word = unique('Said in public');
  await send(agent, word);
  await expect(history(customer).getByText(word)).toBeVisible();
  await expect(history(customer).getByText(note)).toHaveCount(0);
  await expect(history(customer).getByText(after)).toHaveCount(0);
});

test('a customer asks for a person, and the desk learns why', async ({ desk }) => {
  const customer = await desk.signedIn('otherCustomer');
  const id = await startChat(customer);
  await send(customer, unique('How do I reset my password?'));
  await customer.getByRole('button', { name: 'Talk to a person' }).first().click();
  await expect(customer.locator('sb-waiting-line').getByText('You are waiting for a person')).toBeVisible();
  const agent = await desk.signedIn('agent', { at: `/inbox/${id}` });
  await expect(agent.getByText('Needs a person: asked for a person')).toBeVisible();
});

test('of two agents who join at once one has the conversation, and both know who', async ({ desk }) => {
  const customer = await desk.signedIn('customer');
  const id = await startChat(customer);
  await send(customer, unique('I want to talk to a person'));
  const agents = [
    await desk.signedIn('agent', { at: `/inbox/${id}` }),
    await desk.signedIn('otherAgent', { at: `/inbox/${id}` }),
  ];
  for (const agent of agents) await expect(agent.getByRole('button', { name: 'Join' })).toBeVisible();
  const joining = { method: 'POST', url: /\/join$/ };
  await race(agents, joining, (agent) => agent.getByRole('button', { name: 'Join' }).click());
  for (const agent of agents) await expect(agent.getByRole('button', { name: 'Hand back' })).toBeVisible();
  const { assignedAgent } = await desk.call<StaffConversationView>('admin', 'GET', `/conversations/${id}`);
  expect(['Noor Haddad', 'Liam Carter']).toContain(assignedAgent?.name);
  for (const agent of agents) {
    const facts = agent.getByRole('group', { name: 'About this conversation' });
    await expect(facts.getByRole('button', { name: `Assigned to ${assignedAgent?.name}` })).toBeVisible();
  }
});
