import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ConversationView, FaqView, GapRow, ReportView } from '@switchboard/contracts';
import type { Page } from '@playwright/test';
import { type Desk, type DemoUser, expect, history, unique } from './desk';
import { gapWith } from './gaps';

/** What the pages below have to show: ids, and a word of the conversation's title and of what is reported. */
export interface Shown {
  conversation: string;
  word: RegExp;
  report: string;
  article: string;
  gap: string;
}

export interface PageRow {
  /** As the router knows it; one page may have several rows. */
  route: string;
  as: DemoUser | 'guest';
  at?: (shown: Shown) => string;
  /** Waits until the page stands, and opens what belongs to it. */
  stands: (page: Page, shown: Shown) => Promise<void>;
}

export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 360, height: 740 };

/** The first frame brings a new width or scheme, the second what the page makes of it. */
export const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  });

/** What a page's pictures in `docs/screens` are named after. */
export const pictureOf = ({ route }: PageRow): string => route.slice(1).replace(/\/:?/g, '-');

const heading = (page: Page, name: string | RegExp) =>
  expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

/** Every page, with whoever sees most of it. */
export const PAGES: readonly PageRow[] = [
  {
    route: '/login',
    as: 'guest',
    stands: (page) => expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible(),
  },
  {
    route: '/register',
    as: 'guest',
    stands: async (page) => {
      await page.getByRole('button', { name: 'Create account' }).click();
      await expect(page.getByText('Enter your name.')).toBeVisible();
    },
  },
  {
    route: '/chat',
    as: 'customer',
    stands: (page, { word }) => expect(page.getByRole('link', { name: word }).first()).toBeVisible(),
  },
  {
    route: '/chat/:id',
    as: 'customer',
    at: ({ conversation }) => `/chat/${conversation}`,
    stands: async (page) => {
      await page
        .getByRole('button', { name: /Source 1/ })
        .first()
        .click();
      await expect(page.getByRole('complementary', { name: 'Source' }).locator('.answer')).toBeVisible();
    },
  },
  {
    route: '/my-reports',
    as: 'customer',
    stands: (page) => expect(page.getByRole('article').first()).toBeVisible(),
  },
  {
    route: '/my-reports/:id',
    as: 'customer',
    at: ({ report }) => `/my-reports/${report}`,
    stands: (page) => expect(page.getByRole('article').first()).toBeFocused(),
  },
  {
    route: '/help',
    as: 'customer',
    stands: (page) => expect(page.getByRole('list', { name: 'Articles' })).toBeVisible(),
  },
  {
    route: '/help/:id',
    as: 'customer',
    at: ({ article }) => `/help/${article}`,
    stands: (page) => expect(page.locator('sb-markdown')).toBeVisible(),
  },
  {
    route: '/profile',
    as: 'customer',
    stands: (page) => expect(page.getByRole('heading', { name: 'Notifications' })).toBeVisible(),
  },
  {
    route: '/inbox',
    as: 'admin',
    stands: (page) => expect(page.locator('sb-inbox-row').first()).toBeVisible(),
  },
  {
    route: '/inbox/:id',
    as: 'admin',
    at: ({ conversation }) => `/inbox/${conversation}`,
    stands: async (page) => {
      await history(page).getByRole('button', { name: 'Details' }).first().click();
      await expect(page.locator('sb-answer-details')).toBeVisible();
      await expect(page.locator('sb-context-pane sb-customer-card')).toBeVisible();
    },
  },
  {
    route: '/reports',
    as: 'admin',
    stands: (page, { word }) => expect(page.locator('sb-report-table')).toContainText(word),
  },
  {
    route: '/reports/:id',
    as: 'admin',
    at: ({ report }) => `/reports/${report}`,
    stands: (page) => expect(page.getByRole('heading', { name: 'History' })).toBeVisible(),
  },
  {
    route: '/team',
    as: 'admin',
    stands: (page) => expect(page.locator('sb-team-table')).toContainText('Noor Haddad'),
  },
  {
    route: '/canned-replies',
    as: 'admin',
    stands: (page) => expect(page.getByText('/closing', { exact: true })).toBeVisible(),
  },
  {
    route: '/knowledge',
    as: 'admin',
    stands: (page) => expect(page.locator('sb-faq-rows').first()).toBeVisible(),
  },
  {
    route: '/knowledge/:id',
    as: 'admin',
    at: ({ article }) => `/knowledge/${article}`,
    stands: (page) => expect(page.locator('sb-editor-page sb-markdown')).toBeVisible(),
  },
  {
    route: '/review',
    as: 'admin',
    stands: async (page) => {
      await heading(page, 'Review');
      await expect(page.locator('sb-list-skeleton')).toHaveCount(0);
    },
  },
  {
    route: '/analytics',
    as: 'admin',
    stands: async (page) => {
      await heading(page, 'Analytics');
      await expect(page.getByRole('heading', { level: 2, name: 'When customers write' })).toBeVisible();
    },
  },
  {
    route: '/analytics/drill-down',
    as: 'admin',
    at: () => '/analytics/drill-down?figure=conversations',
    stands: async (page) => {
      await heading(page, 'Conversations begun');
      await expect(page.locator('sb-drill-down-row').first()).toBeVisible();
    },
  },
  {
    route: '/analytics/gaps',
    as: 'admin',
    stands: async (page) => {
      await heading(page, 'Knowledge gaps');
      await expect(page.locator('sb-gap-table tbody tr').first()).toBeVisible();
    },
  },
  {
    route: '/analytics/gaps/:id',
    as: 'admin',
    at: ({ gap }) => `/analytics/gaps/${gap}`,
    stands: (page) => expect(page.getByRole('heading', { name: 'Questions' })).toBeVisible(),
  },
  {
    route: '/assistant',
    as: 'admin',
    stands: (page) => expect(page.getByRole('heading', { name: 'Providers', exact: true })).toBeVisible(),
  },
  {
    route: '/users',
    as: 'admin',
    stands: (page) => expect(page.getByRole('table', { name: 'Users' })).toContainText('admin@example.com'),
  },
  {
    route: '/audit',
    as: 'admin',
    stands: async (page) => {
      await heading(page, 'Audit log');
      await expect(page.locator('sb-list-skeleton')).toHaveCount(0);
    },
  },
  {
    route: '/settings',
    as: 'admin',
    stands: async (page) => {
      await heading(page, 'Settings');
      await expect(page.getByRole('heading', { name: 'Branding' })).toBeAttached();
    },
  },
  {
    route: '/system',
    as: 'admin',
    stands: (page) => expect(page.getByRole('table', { name: 'Processes' })).toContainText('Running'),
  },
];

let shown: Promise<Shown> | undefined;

/** A chat and a report in it, with a word that nothing can break; one of each for all tests. */
export const somethingToShow = (desk: Desk): Promise<Shown> => (shown ??= makeSomething(desk));

async function makeSomething(desk: Desk): Promise<Shown> {
  const lost = await desk.call<ConversationView>('customer', 'POST', '/conversations', {});
  await desk.call('customer', 'POST', `/conversations/${lost._id}/messages`, {
    content: 'Does the moon have an owner?',
  });
  const words = unique(`How do I reset my password? ${'averylongwordwithoutanyspace'.repeat(8)}`);
  const { _id: conversation } = await desk.call<ConversationView>('customer', 'POST', '/conversations', {});
  await desk.call('customer', 'POST', `/conversations/${conversation}/messages`, { content: words });
  const report = await desk.call<ReportView>('customer', 'POST', '/reports', {
    conversation,
    issueType: 'technical_issue',
    priority: 'urgent',
    description: words,
  });
  const [article] = await desk.call<FaqView[]>('customer', 'GET', '/faqs?limit=1');
  const gap = await gapWith('moon', (path) => desk.call<GapRow[]>('admin', 'GET', path));
  return {
    conversation,
    word: /averylongword/,
    report: report._id,
    article: article?._id ?? '',
    gap: gap._id,
  };
}

/** The pages that there are, read from the routes themselves. */
export function routesInSource(): string[] {
  const app = path.resolve(__dirname, '../../src/app');
  const read = (file: string) => readFileSync(path.join(app, file), 'utf8');
  const pathsIn = (source: string) =>
    [...source.matchAll(/path: '([^'*]*)'/g)].map(([, found = '']) => found);
  const lists = ['signed-in.routes.ts', 'staff.routes.ts'].map(read).join('\n');
  const features = [...lists.matchAll(/path: '([^']+)'[^{}]*?import\('(.+?)'\)/g)];
  return [
    // Its empty path is no page: it brings the words of both.
    ...pathsIn(read('features/login/login.routes.ts')).flatMap((own) => (own ? [`/${own}`] : [])),
    ...features.flatMap(([, prefix, file]) =>
      pathsIn(read(`${file}.ts`)).map((own) => `/${prefix}${own && `/${own}`}`),
    ),
  ];
}
