import { readFile } from 'node:fs/promises';
import type { AccountView, ConversationView } from '@switchboard/contracts';
import type { Page } from '@playwright/test';
import { expect, inboxRow, test, unique } from './support/desk';

const figure = (page: Page, name: string) =>
  page.getByRole('link', { name: new RegExp(`^${name}: [\\d,]+, what it is made of$`) });
const numberIn = async (page: Page, name: string) =>
  Number((await figure(page, name).textContent())?.replace(/\D/g, ''));

/** Somebody comes back to the page: it reads the figures at once. Workers count every few seconds. */
const showsMore = (page: Page, name: string, than: number) =>
  expect(async () => {
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    expect(await numberIn(page, name)).toBeGreaterThan(than);
  }).toPass({ intervals: [300] });

test('figures: another range, what was before, the table behind a chart, what they are made of, a file', async ({
  desk,
}) => {
  const title = unique('Figures');
  const { _id } = await desk.call<ConversationView>('customer', 'POST', '/conversations', { title });
  const say = (content: string) =>
    desk.call('customer', 'POST', `/conversations/${_id}/messages`, { content });
  await say('How do I reset my password?');

  const admin = await desk.signedIn('admin', { at: '/analytics' });
  await showsMore(admin, 'Conversations', 0);
  await admin.getByRole('radio', { name: '24 h' }).click();
  await expect(admin).toHaveURL(/range=24h/);
  await expect(admin.locator('.grid')).toHaveAttribute('aria-busy', 'false');
  await expect(admin.getByText('before:').first()).toBeVisible();

  // What is written while somebody looks on.
  const before = await numberIn(admin, 'Messages');
  await say('Thank you!');
  await showsMore(admin, 'Messages', before);

  // By keyboard: from the chart to its table, to what a count in it is made of, and back.
  const table = admin.getByRole('button', { name: 'Table: Conversations by status' });
  await table.focus();
  await admin.keyboard.press('Enter');
  await expect(table).toHaveAttribute('aria-expanded', 'true');
  const count = admin.getByRole('region', { name: 'Conversations by status' }).getByRole('link').first();
  await expect(count).toBeVisible();
  await count.focus();
  await admin.keyboard.press('Enter');
  await expect(admin.getByRole('heading', { level: 1, name: /^Conversations: / })).toBeVisible();
  await expect(admin.getByRole('listitem').first()).toBeVisible();
  const listed = admin.waitForEvent('download');
  await admin.getByRole('button', { name: 'Export CSV' }).click();
  expect((await listed).suggestedFilename()).toBe('analytics-drill-down.csv');
  expect(await readFile(await (await listed).path(), 'utf8')).toMatch(
    /^\uFEFFlast at,time zone,count,conversation,conversation id,.*\r\n20\d\d-/,
  );
  const back = admin.getByRole('link', { name: 'Back to the figures' });
  await back.focus();
  await admin.keyboard.press('Enter');
  await expect(admin).toHaveURL(/\/analytics\?range=24h$/);

  const download = admin.waitForEvent('download');
  await admin.getByRole('button', { name: 'Save as CSV: Conversations by status' }).click();
  expect((await download).suggestedFilename()).toBe('analytics-conversations.csv');
  expect(await readFile(await (await download).path(), 'utf8')).toMatch(
    /^\uFEFFof,name,count\r\nstatus,active,\d+\r\n/,
  );

  await figure(admin, 'Conversations').click();
  await expect(admin.getByRole('heading', { level: 1, name: 'Conversations begun' })).toBeVisible();
  await admin.getByRole('link', { name: title }).click();
  await expect(admin).toHaveURL(new RegExp(`/inbox/${_id}`));
  await expect(admin.getByText('Thank you!').first()).toBeVisible();
});

test('a range of one’s own: the steps that fit it, and days that cannot be shown', async ({ desk }) => {
  const admin = await desk.signedIn('admin', { at: '/analytics?range=24h&interval=hour' });
  const steps = admin.getByRole('combobox', { name: 'Steps' });
  await expect(steps).toHaveText('Hours');
  await admin.getByRole('radio', { name: '90 d' }).click();
  await expect(admin).toHaveURL(/\/analytics\?range=90d$/);
  await expect(steps).toHaveText('Automatic');
  await steps.click();
  await expect(admin.getByRole('option')).toHaveText(['Automatic', 'Days', 'Weeks', 'Months']);
  await admin.keyboard.press('Escape');
  await expect(admin.getByText('before:').first()).toBeVisible();

  // It begins with the days that are shown.
  await admin.getByRole('radio', { name: 'Custom' }).click();
  await expect(admin).toHaveURL(/from=20\d\d-\d\d-\d\d&to=20\d\d-\d\d-\d\d$/);
  const [from, to] = ['From', 'To'].map((name) => admin.getByLabel(name, { exact: true }));
  await expect(from!).not.toHaveValue('');
  await expect(figure(admin, 'Messages')).toBeVisible();

  // Wrong days are said to be wrong where they are, and no figures stand under them, even when the page is opened anew.
  await from!.fill('2024-05-02');
  await to!.fill('2024-05-01');
  await expect(to!).toHaveAccessibleDescription('Must not be before “From”');
  await expect(admin.getByRole('heading', { name: 'No figures of these days' })).toBeVisible();
  await expect(admin.getByText('before:')).toHaveCount(0);
  await admin.reload();
  await expect(to!).toHaveAccessibleDescription('Must not be before “From”');
  await to!.fill('2024-05-03');
  await expect(admin).toHaveURL(/from=2024-05-02&to=2024-05-03$/);
  await expect(admin.getByText('before:').first()).toBeVisible();

  const download = admin.waitForEvent('download');
  await admin.getByRole('button', { name: 'Save as CSV: Messages' }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toContain('\r\n2024-05-02T00:00:00.000');
});

test('what an agent has on their hands: the figure, and exactly those conversations', async ({ desk }) => {
  const name = unique('Hands');
  const account = { name, email: `${Date.now()}@example.com`, password: 'a long way home', role: 'agent' };
  const agent = await desk.call<AccountView>('admin', 'POST', '/users', account);
  const assigned = () =>
    desk
      .call<ConversationView>('customer', 'POST', '/conversations', { title: name })
      .then(({ _id }) =>
        desk.call<ConversationView>('admin', 'PUT', `/conversations/${_id}`, { assignedAgent: agent._id }),
      );
  const [open, asleep, done] = await Promise.all([assigned(), assigned(), assigned()]);
  const until = new Date(Date.now() + 3_600_000).toISOString();
  await desk.call('admin', 'POST', `/conversations/${asleep._id}/snooze`, { until });
  await desk.call('admin', 'POST', `/conversations/${done._id}/resolve`);

  const admin = await desk.signedIn('admin', { at: '/analytics?section=people' });
  await admin.getByRole('button', { name: 'Table: Team' }).click();
  await expect(admin.getByRole('region', { name: 'Team' }).getByRole('row').nth(1)).toBeVisible();
  // Other stories have agents, too, and a long table begins with ten of them.
  const all = admin.getByRole('button', { name: /^Show all/ });
  if (await all.isVisible()) await all.click();
  await admin.getByRole('link', { name: `${name}, Load now: 2` }).click();
  await expect(admin).toHaveURL(`/inbox?assignee=${agent._id}&status=unresolved`);
  await expect(inboxRow(admin, open._id)).toBeVisible();
  await expect(inboxRow(admin, asleep._id)).toBeVisible();
  await expect(admin.locator('sb-inbox-row')).toHaveCount(2);

  // Live: what is resolved meanwhile leaves.
  await desk.call('admin', 'POST', `/conversations/${open._id}/resolve`);
  await expect(admin.locator('sb-inbox-row')).toHaveCount(1);
});
