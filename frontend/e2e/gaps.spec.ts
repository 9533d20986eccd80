import type { ConversationView, GapRow } from '@switchboard/contracts';
import { expect, history, test, unique } from './support/desk';
import { gapWith } from './support/gaps';

test('a gap: found, drafted from what the admin knows, published, and told to who asked', async ({
  desk,
}) => {
  const word = unique('zeppelin').replace(/\W/g, '');
  const question = `Do you rent out a ${word} for weddings?`;
  const { _id } = await desk.call<ConversationView>('customer', 'POST', '/conversations', {});
  await desk.call('customer', 'POST', `/conversations/${_id}/messages`, { content: question });
  const customer = await desk.signedIn('customer', { at: `/chat/${_id}` });
  await gapWith(word, (path) => desk.call<GapRow[]>('admin', 'GET', path));

  const admin = await desk.signedIn('admin', { at: '/analytics' });
  await admin.getByRole('link', { name: 'Knowledge gaps' }).click();
  await admin.getByRole('searchbox', { name: 'Search questions' }).fill(word);
  await expect(admin.getByRole('row')).toHaveCount(2);
  await admin.getByRole('link', { name: question }).click();
  await expect(admin.getByText('the assistant did not know')).toBeVisible();

  await admin.getByRole('button', { name: 'Draft an FAQ' }).click();
  const dialog = admin.getByRole('dialog', { name: 'What is the answer?' });
  await dialog.getByLabel('Answer').fill('Yes, from May to September.');
  await dialog.getByRole('button', { name: 'Draft the FAQ' }).click();
  await expect(dialog).toBeHidden();
  await admin.getByRole('link', { name: 'Edit and publish the draft' }).click();
  await expect(admin.locator('sb-faq-form').getByLabel('Answer')).toHaveValue('Yes, from May to September.');
  await admin.getByRole('button', { name: 'Publish' }).click();
  await expect(admin.getByText('Published', { exact: true })).toBeVisible();

  await admin.getByRole('link', { name: 'Go and tell them' }).click();
  await admin.getByRole('button', { name: 'Tell those who asked (1)' }).click();
  await admin.getByRole('button', { name: 'Tell them' }).click();
  await expect(history(customer)).toContainText('I can answer that now');
  await expect(history(customer)).toContainText('Yes, from May to September.');
  await expect(admin.getByText('told', { exact: false }).last()).toBeVisible();
  await expect(admin.getByRole('button', { name: 'Everybody was told' })).toBeVisible();
});
