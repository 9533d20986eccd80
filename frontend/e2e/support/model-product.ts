import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type OpenAiServer, startOpenAiServer } from '../../../backend/test/openai-server';
import { test as base } from './desk';

/** What is used of `scripts/lib`, which has no types of its own. */
interface Scripts {
  readonly anyFreePort: () => Promise<number>;
  readonly startTrialProduct: (options: { dataDir: string; port: number; env: object }) => Promise<{
    address: string;
    stop(): Promise<number>;
  }>;
}

const fromScripts = async (name: string): Promise<Scripts> =>
  (await import(path.resolve(__dirname, `../../../scripts/lib/${name}.mjs`))) as Scripts;

/** A desk whose assistant is a language model that the test plays. It has a product of its own. */
export const test = base.extend<object, { model: OpenAiServer; modelProduct: string }>({
  model: [
    async ({}, use) => {
      const server = await startOpenAiServer();
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  modelProduct: [
    async ({ model }, use) => {
      const { anyFreePort } = await fromScripts('ports');
      const { startTrialProduct } = await fromScripts('trial-product');
      const dataDir = mkdtempSync(path.join(os.tmpdir(), 'switchboard-model-'));
      const env = { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: model.url };
      const product = await startTrialProduct({ dataDir, port: await anyFreePort(), env });
      await use(product.address);
      await product.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ modelProduct }, use) => use(modelProduct),
});
