import type { Page } from '@playwright/test';
import { expect, race, send, startChat, test, unique } from './support/desk';

const bell = (page: Page) => page.getByRole('button', { name: /^Notifications/ });
const panel = (page: Page) => page.getByRole('dialog', { name: 'Notifications' });

async function tabTo(page: Page, target: ReturnType<Page['getByRole']>): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(target).toBeFocused({ timeout: 50 });
  }).toPass({ intervals: [0] });
}

test('a report: filed by a customer, raced for by two agents, resolved, and heard of by everybody', async ({
  desk,
}) => {
  const [customer, noor, liam] = await Promise.all([
    desk.signedIn('customer'),
    desk.signedIn('agent', { at: '/reports?sort=created' }),
    desk.signedIn('otherAgent', { at: '/reports?status=pending&assignee=none&sort=created' }),
  ]);
  await startChat(customer);
  await send(customer, 'How do I reset my password?');
  const answer = customer.locator('sb-message-bubble', {
    has: customer.getByRole('button', { name: /Source 1/ }),
  });
  await answer.hover();
  await answer.getByRole('button', { name: 'Report' }).click();
  const filing = customer.getByRole('dialog', { name: 'Report a problem' });
  await filing.getByRole('radio', { name: 'Technical problem' }).check();
  await filing.getByRole('radio', { name: 'Urgent' }).check();
  const words = unique('The link in it leads nowhere');
  await filing.getByLabel('What happened?').fill(words);
  await filing.getByRole('button', { name: 'Send report' }).click();
  await expect(customer.getByText('We aim to close your report within 2 hours')).toBeVisible();
  await customer.getByRole('button', { name: 'Done' }).click();

  // Both lists have it without being read again; the bell leads there by keyboard alone.
  await expect(liam.getByRole('row').filter({ hasText: words })).toContainText('left');
  await expect(bell(noor)).toHaveAccessibleName(/unread/);
  await bell(noor).focus();
  await noor.keyboard.press('Enter');
  // Before it stands, Tab goes on from the bell, and that is where Escape would go back to.
  await expect(panel(noor)).toBeVisible();
  const news = panel(noor)
    .getByRole('link', { name: /Unread: .*filed a report/ })
    .first();
  await tabTo(noor, news);
  await noor.keyboard.press('Escape');
  await expect(bell(noor)).toBeFocused();
  await noor.keyboard.press('Enter');
  await expect(panel(noor)).toBeVisible();
  await tabTo(noor, news);
  await noor.keyboard.press('Enter');
  await expect(noor).toHaveURL(/\/reports\/[0-9a-f]{24}/);
  await expect(noor.getByText(words)).toBeVisible();
  const address = new URL(noor.url()).pathname;

  await liam.getByRole('row').filter({ hasText: words }).getByRole('link').click();
  await expect(liam).toHaveURL(new RegExp(address));
  desk.expectProblem(/409 \(Conflict\)/);
  const taking = { method: 'PUT', url: /\/api\/reports\/[0-9a-f]{24}$/ };
  await race([noor, liam], taking, (page) => page.getByRole('button', { name: 'Assign to me' }).click());
  const quicker = (page: Page) => page.getByRole('button', { name: 'Give back' });
  await expect(async () =>
    expect((await quicker(noor).count()) + (await quicker(liam).count())).toBe(1),
  ).toPass();
  const [winner, loser] = (await quicker(noor).count()) ? [noor, liam] : [liam, noor];
  const name = winner === noor ? 'Noor Haddad' : 'Liam Carter';
  await expect(loser.getByText(`${name} was quicker: the report is theirs.`).first()).toBeVisible();
  await expect(loser.getByRole('button', { name: `With ${name}` })).toBeDisabled();

  await customer.goto('/my-reports');
  const card = customer.getByRole('article').filter({ hasText: words });
  await expect(card).toContainText('A person is looking into it.');
  await winner.getByRole('button', { name: 'Resolve' }).click();
  const closing = winner.getByRole('dialog', { name: 'Resolve this report' });
  await closing.getByRole('button', { name: 'Resolve' }).click();
  await expect(closing.getByText('Say what was done.')).toBeVisible();
  await closing.getByLabel('What was done?').fill('The link leads to the right page now.');
  await closing.getByRole('button', { name: 'Resolve' }).click();
  await expect(winner.getByText(`Resolved by ${name}`)).toBeVisible();
  await expect(loser.getByText(`Resolved by ${name}`)).toBeVisible();

  await expect(card).toContainText(`${name} resolved it`);
  await expect(card).toContainText('The link leads to the right page now.');
  await bell(customer).click();
  await panel(customer)
    .getByRole('link', { name: /Your report has moved on/ })
    .first()
    .click();
  await expect(customer).toHaveURL(new RegExp(address.replace('/reports', '/my-reports')));
  await expect(card).toBeFocused();
});

test('who is busy says so, and the others see it', async ({ desk }) => {
  const [noor, liam] = await Promise.all([
    desk.signedIn('agent', { at: '/team' }),
    desk.signedIn('otherAgent', { at: '/team' }),
  ]);
  const row = liam.getByRole('row').filter({ hasText: 'Noor Haddad' });
  await expect(row).toContainText('Online');
  await noor.getByRole('radio', { name: 'Busy' }).click();
  await expect(row).toContainText('Busy');
  await noor.getByRole('button', { name: 'Account' }).click();
  await noor.getByRole('menuitemradio', { name: 'Available' }).click();
  await expect(row).toContainText('Available');
});
