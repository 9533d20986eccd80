import { expect, test } from './support/desk';

test('an admin sees what runs and what it stands on, as long as it can be read', async ({ desk }) => {
  const admin = await desk.signedIn('admin', { at: '/system' });
  const processes = admin.getByRole('table', { name: 'Processes' });
  await expect(processes.getByRole('row', { name: /^API\b.*Running/ })).toBeVisible();
  await expect(processes.getByRole('row', { name: /^Worker\b.*ai\.moderation.*Running/ })).toBeVisible();
  await expect(admin.getByRole('table', { name: 'Queues' })).toContainText('ai.reply');
  await expect(admin.locator('sb-store-cards')).toContainText('Reachable');

  desk.expectProblem(/ERR_FAILED/);
  await admin.route('**/api/system', (route) => route.abort());
  await admin.getByRole('button', { name: 'Read again' }).click();
  await expect(admin.getByText('Switchboard cannot be reached.')).toBeVisible();
  await expect(processes.getByRole('row', { name: /^API\b.*Running/ })).toBeVisible();
  await admin.unroute('**/api/system');
  await admin.getByRole('button', { name: 'Read again' }).click();
  await expect(admin.getByText('Switchboard cannot be reached.')).toHaveCount(0);

  const metrics = admin.waitForEvent('popup');
  await admin.getByRole('link', { name: 'Metrics of the API' }).click();
  await expect((await metrics).locator('body')).toContainText('http_request_duration_seconds');

  const agent = await desk.signedIn('agent', { at: '/system' });
  await expect(agent).toHaveURL(/\/inbox/);
  await expect(agent.getByRole('link', { name: 'System', exact: true })).toHaveCount(0);
});
