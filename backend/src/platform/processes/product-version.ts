import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const { version } = JSON.parse(readFileSync(resolve(__dirname, '../../../package.json'), 'utf8')) as {
  version: string;
};

/** Of Switchboard, as its package says. */
export const PRODUCT_VERSION = version;
