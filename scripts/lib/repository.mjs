import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json, `backend/`, `frontend/` and the rest. */
export const repositoryRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export const inRepository = (...parts) => path.join(repositoryRoot, ...parts);
