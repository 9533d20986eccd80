import type { MessageView } from '@switchboard/contracts';
import { answers, Gate } from '../../backend/test/openai-server';
import { expect, history, send, startChat, unique } from './support/desk';
import { test } from './support/model-product';

test('an agent takes over while an answer streams: what was shown of it goes, and the person goes on', async ({
  desk,
  model,
}) => {
  const gate = new Gate();
  const pieces = ['Let me look that up for you. ', 'It is under Settings, Billing. ', 'Is there more?'];
  model.chat.always(({ body }) => (body.stream ? answers(pieces, { gate }) : undefined));
  const customer = await desk.signedIn('customer');
  const id = await startChat(customer);
  const agent = await desk.signedIn('agent', { at: `/inbox/${id}` });
  await expect(agent.getByRole('button', { name: 'Join' })).toBeVisible();
  await send(customer, unique('How do I get a refund?'));
  gate.release(2);
  for (const page of [customer, agent]) {
    await expect(history(page).getByText('Let me look that up for you.')).toBeVisible();
    await expect(history(page).locator('.is-being-written')).toBeVisible();
  }

  await agent.getByRole('button', { name: 'Join' }).click();
  await expect(agent.getByRole('button', { name: 'Hand back' })).toBeVisible();
  for (const page of [customer, agent]) {
    await expect(history(page).getByText('Let me look that up for you.')).toHaveCount(0);
    await expect(history(page).locator('.is-being-written')).toHaveCount(0);
  }
  await expect(history(customer).getByText('Noor Haddad has joined the conversation.')).toBeVisible();

  // What the model still says reaches nobody.
  gate.open();
  const words = unique('I am a person, and I have your refund here.');
  await send(agent, words);
  await expect(history(customer).getByText(words)).toBeVisible();
  const thanks = unique('Thank you!');
  await send(customer, thanks);
  await expect(history(agent).getByText(thanks)).toBeVisible();
  const messages = await desk.call<MessageView[]>('agent', 'GET', `/conversations/${id}/messages`);
  expect(messages.map(({ senderType }) => senderType)).toEqual(['user', 'system', 'agent', 'user']);
});
