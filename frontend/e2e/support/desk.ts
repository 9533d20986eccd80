import type { SignedInUser, Success } from '@switchboard/contracts';
import { type Browser, type BrowserContextOptions, type Page, test as base, expect } from '@playwright/test';

/** The logins that the demo data brings. */
export const DEMO = {
  customer: { email: 'customer1@example.com', password: 'customer123' },
  otherCustomer: { email: 'customer2@example.com', password: 'customer123' },
  agent: { email: 'agent1@example.com', password: 'agent123' },
  otherAgent: { email: 'agent2@example.com', password: 'agent123' },
  admin: { email: 'admin@example.com', password: 'admin123' },
} as const;
export type DemoUser = keyof typeof DEMO;

export interface Desk {
  /** A page of a browser of its own, watched for errors. */
  visit(options?: BrowserContextOptions): Promise<Page>;
  /** A page of somebody who signed in before, opened `at` that path, or where their role begins. */
  signedIn(user: DemoUser, options?: BrowserContextOptions & { at?: string }): Promise<Page>;
  /** What the API answers to somebody: for what a story needs and does not tell. */
  call<Data>(
    user: DemoUser,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<Data>;
  /** What a test makes happen on purpose, such as a failed request while offline. */
  expectProblem(pattern: RegExp): void;
}

/** Every test also holds that no page logs an error or is stopped by the content security policy. */
export const test = base.extend<{ desk: Desk }>({
  desk: async ({ browser, baseURL }, use) => {
    const { origin } = new URL(baseURL!);
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
      signedIn: async (user, { at, ...options } = {}) => {
        const page = await visit(options);
        await keepInBrowser(page, await sessionOf(user, origin));
        await page.goto(at ?? '/');
        if (!at) await expect(page).toHaveURL(/\/(chat|inbox)/);
        return page;
      },
      call: async (user, method, path, body) =>
        request(origin, method, path, body, (await sessionOf(user, origin)).token),
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
    if (message.type() === 'error') problems.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => problems.push(error.message));
}

const sessions = new Map<string, Promise<SignedInUser>>();

/** One sign-in for all tests: the form has tests of its own, and whoever signs out in a test signs in there. */
function sessionOf(user: DemoUser, origin: string): Promise<SignedInUser> {
  const key = `${origin} ${user}`;
  const session = sessions.get(key) ?? request<SignedInUser>(origin, 'POST', '/auth/login', DEMO[user]);
  sessions.set(key, session);
  return session;
}

/** Asks the API; with a token for somebody. @throws when it refuses */
export async function request<Data>(
  origin: string,
  method: string,
  path: string,
  body?: object,
  token?: string,
): Promise<Data> {
  const response = await fetch(`${origin}/api${path}`, {
    method,
    headers: {
      ...(body && { 'Content-Type': 'application/json' }),
      ...(token && { Authorization: `Bearer ${token}` }),
    },
    body: body && JSON.stringify(body),
  });
  expect(response.ok, `${method} ${path}: ${response.status}`).toBe(true);
  return ((await response.json()) as Success<Data>).data;
}

/**
 * Puts what a browser keeps of a session there before the first page is read, and only then, so that who signs out
 * stays out. `storageState` would build a page of its own for it, which takes a second.
 */
async function keepInBrowser(page: Page, { token, ...user }: SignedInUser): Promise<void> {
  await page.addInitScript((session) => {
    if (sessionStorage.getItem('begun')) return;
    sessionStorage.setItem('begun', 'true');
    localStorage.setItem('switchboard.session', session);
  }, JSON.stringify({ user, token }));
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

/** Several pages do the same, and their requests leave together, so that the server decides the race. */
export async function race(
  pages: Page[],
  { method, url }: { method: string; url: RegExp },
  act: (page: Page) => Promise<void>,
): Promise<void> {
  let arrived = 0;
  let start = () => {};
  const allAreThere = new Promise<void>((resolve) => (start = resolve));
  for (const page of pages) {
    await page.route(url, async (route) => {
      if (route.request().method() === method) {
        if (++arrived === pages.length) start();
        await allAreThere;
      }
      await route.continue();
    });
  }
  await Promise.all(pages.map(act));
}

/** Words that no other test writes. */
export function unique(words: string): string {
  return `${words} (${Date.now().toString(36)}${Math.floor(Math.random() * 1e6).toString(36)})`;
}
