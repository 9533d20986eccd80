import { type Browser, type BrowserContextOptions, type Page, test as base, expect } from '@playwright/test';

/** The logins that the demo data brings. */
export const DEMO = {
  customer: { email: 'customer1@example.com', password: 'customer123' },
  otherCustomer: { email: 'customer2@example.com', password: 'customer123' },
  agent: { email: 'agent1@example.com', password: 'agent123' },
  admin: { email: 'admin@example.com', password: 'admin123' },
} as const;
export type DemoUser = keyof typeof DEMO;

export interface Desk {
  /** A page of a browser of its own, watched for errors. */
  visit(options?: BrowserContextOptions): Promise<Page>;
  signedIn(user: DemoUser, options?: BrowserContextOptions): Promise<Page>;
  /** What a test makes happen on purpose, such as a failed request while offline. */
  expectProblem(pattern: RegExp): void;
}

/** Every test also holds that no page logs an error or is stopped by the content security policy. */
export const test = base.extend<{ desk: Desk }>({
  desk: async ({ browser }, use) => {
    const problems: string[] = [];
    const expected: RegExp[] = [];
    const pages: Page[] = [];
    const visit = async (options: BrowserContextOptions = {}) => {
      const page = await openPage(browser, options);
      watch(page, problems);
      pages.push(page);
      return page;
    };
    await use({
      visit,
      signedIn: async (user, options) => {
        const page = await visit(options);
        await signIn(page, user);
        return page;
      },
      expectProblem: (pattern) => expected.push(pattern),
    });
    await Promise.all(pages.map((page) => page.context().close()));
    expect(problems.filter((problem) => !expected.some((pattern) => pattern.test(problem)))).toEqual([]);
  },
});

export { expect };

async function openPage(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options);
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`CSP violation: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return context.newPage();
}

function watch(page: Page, problems: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
}

export async function signIn(page: Page, user: DemoUser): Promise<void> {
  const { email, password } = DEMO[user];
  await page.goto('/login');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/(chat|inbox)/);
}

export const composer = (page: Page) => page.getByRole('textbox', { name: 'Message', exact: true });
export const history = (page: Page) => page.getByRole('region', { name: 'Chat history' });

/** A conversation in the inbox, where rows further down are not rendered. */
export const inboxRow = (page: Page, id: string) => page.locator(`sb-inbox-row a[href^="/inbox/${id}"]`);

/** A chat of its own for a test; gives its id. */
export async function startChat(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'New chat' }).click();
  await expect(page).toHaveURL(/\/chat\/[0-9a-f]{24}$/);
  await expect(composer(page)).toBeVisible();
  return page.url().split('/').at(-1) ?? '';
}

export async function send(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press('Enter');
}

/** Words that no other test writes. */
export function unique(words: string): string {
  return `${words} (${Date.now().toString(36)}${Math.floor(Math.random() * 1e6).toString(36)})`;
}
