import type { FaqView } from '@switchboard/contracts';
import type { Page } from '@playwright/test';
import { type Desk, expect, test, unique } from './support/desk';

const form = (page: Page) => page.locator('sb-faq-form');
const versions = (page: Page) => page.getByRole('list', { name: 'Versions, newest first' });

/** Chosen by the field itself, as a file dialog would. */
const choose = (page: Page, name: string, text: string) =>
  page
    .getByRole('dialog', { name: 'Import FAQs' })
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/** What an earlier run on the same product has written: it would be found to be similar. */
async function forget(desk: Desk, words: string): Promise<void> {
  const search = `/faqs?includeInactive=true&search=${encodeURIComponent(words)}`;
  for (const { _id } of await desk.call<FaqView[]>('admin', 'GET', search)) {
    await desk.call('admin', 'DELETE', `/faqs/${_id}`);
  }
}

test('an FAQ: drafted, warned of, tested, published, edited by two, restored; and a file that is mended and imported', async ({
  desk,
}) => {
  await forget(desk, 'lighthouses lamps');
  const admin = await desk.signedIn('admin', { at: '/knowledge' });
  await admin.getByRole('link', { name: 'New FAQ' }).click();

  // What is there already is said while it is being written.
  await form(admin).getByLabel('Question', { exact: true }).fill('How do I reset my password?');
  await expect(admin.getByText(/The assistant would answer this already/)).toBeVisible();
  const question = unique('Do you deliver to lighthouses?');
  await form(admin).getByLabel('Question', { exact: true }).fill(question);
  await expect(admin.getByText(/The assistant would answer this already/)).toBeHidden();
  await form(admin).getByLabel('Answer').fill('Yes, **by boat**, to every lighthouse.');
  await expect(admin.locator('sb-markdown strong')).toHaveText('by boat');
  await admin.getByRole('textbox', { name: 'Keywords' }).fill('lighthouse');
  await admin.keyboard.press('Enter');
  await expect(admin.getByRole('row', { name: /lighthouse/ })).toBeVisible();

  // Survives a reload, and is guarded against leaving.
  await admin.reload();
  await expect(admin.getByText('What you had not saved is back.')).toBeVisible();
  await admin.getByRole('link', { name: 'Back to the FAQs' }).click();
  await admin.getByRole('button', { name: 'Stay' }).click();
  await expect(form(admin).getByLabel('Question', { exact: true })).toHaveValue(question);

  await admin.getByRole('button', { name: 'Test', exact: true }).click();
  await admin.getByLabel("A customer's message").fill('Is there delivery to lighthouses?');
  await admin.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(admin.locator('sb-test-panel')).toContainText('this FAQ');
  await admin.getByRole('button', { name: 'What would change' }).click();
  await admin.getByRole('button', { name: 'Compare' }).click();
  await expect(admin.getByText(/questions tried/)).toBeVisible();

  await admin.getByRole('button', { name: 'Publish' }).click();
  await expect(admin).toHaveURL(/\/knowledge\/[0-9a-f]{24}$/);
  await expect(admin.getByText('Published', { exact: true })).toBeVisible();
  const id = admin.url().split('/').at(-1) ?? '';

  // Another admin is quicker: both edits are seen, and both are kept.
  const other = await desk.signedIn('admin', { at: `/knowledge/${id}` });
  await form(other).getByLabel('Answer').fill('Yes, **by boat**, to most lighthouses.');
  await other.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(other.getByText('Saved.')).toBeVisible();
  desk.expectProblem(/409 \(Conflict\)/);
  await form(admin).getByLabel('Question', { exact: true }).fill(`${question} And rocks?`);
  await admin.getByRole('button', { name: 'Save', exact: true }).click();
  const notice = admin.getByRole('alert').filter({ hasText: 'has changed this FAQ' });
  await expect(notice.locator('ins').first()).toHaveText(/most/);
  await notice.getByRole('button', { name: 'Go on with mine' }).click();
  await expect(form(admin).getByLabel('Answer')).toHaveValue(/most lighthouses/);
  await admin.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(admin.getByText('Saved.')).toBeVisible();

  await admin.getByRole('button', { name: 'Versions' }).click();
  await expect(versions(admin).getByRole('listitem')).toHaveCount(3);
  await admin.getByRole('button', { name: 'Compare version 1 with now' }).click();
  await expect(versions(admin).locator('del').first()).toContainText('every');
  await admin.getByRole('button', { name: 'Restore version 1' }).click();
  await expect(versions(admin)).toContainText('Brought version 1 back');
  await expect(form(admin).getByLabel('Answer')).toHaveValue(/every lighthouse/);

  // By keyboard into another place.
  await admin.getByRole('link', { name: 'Back to the FAQs' }).click();
  const general = admin.getByRole('region', { name: 'General', exact: true });
  const first = await general.getByRole('listitem').first().getByRole('link').innerText();
  await general.getByRole('button', { name: `Move ${first}` }).focus();
  const moved = admin.waitForResponse(/\/position$/);
  await admin.keyboard.press('ArrowDown');
  await moved;
  await expect(general.getByRole('listitem').nth(1)).toContainText(first);
  await expect(general.getByRole('button', { name: `Move ${first}` })).toBeFocused();
  await admin.reload();
  await expect(general.getByRole('listitem').nth(1)).toContainText(first);

  desk.expectProblem(/422 \(Unprocessable/);
  await admin.getByRole('button', { name: 'Import', exact: true }).click();
  const importing = admin.getByRole('dialog', { name: 'Import FAQs' });
  const imported = unique('Do you repair lamps?');
  const rows = (category: string) => `category,question,answer\n${category},${imported},"Yes, all."\n`;
  await choose(admin, 'lamps.csv', rows('weather'));
  const problem = importing.getByRole('row').filter({ hasText: 'must be one of' });
  await expect(problem).toContainText('2');
  await expect(problem).toContainText('category');
  await expect(importing.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
  await choose(admin, 'lamps.csv', rows('product'));
  await expect(importing).toContainText('New: 1 · changed: 0 · unchanged: 0');
  await importing.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(admin.getByRole('link', { name: imported })).toBeVisible();
});
