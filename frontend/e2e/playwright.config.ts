import { defineConfig } from '@playwright/test';

/** The whole product runs already, at `SWITCHBOARD_URL`; `scripts/test.mjs` starts it. */
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ? [['list'], ['json']] : [['list']],
  use: {
    baseURL: process.env['SWITCHBOARD_URL'] ?? 'http://127.0.0.1:5000',
    locale: 'en-GB',
    viewport: { width: 1280, height: 800 },
    // Filming every page, and keeping its document at every step, takes a third of the processor's time. What was done
    // and asked of the network is kept, and a picture of how it ended; `--trace on` shows everything.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-dev-shm-usage',
      ],
    },
  },
});
