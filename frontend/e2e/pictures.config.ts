import config from './playwright.config';

/** Draws the pages for `docs/screens`; `npm run screenshots` starts it. */
export default { ...config, testMatch: 'pictures.ts' };
