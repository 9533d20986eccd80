import { createLogger } from '../platform/logging/logger';
import { redact } from '../platform/logging/redaction';
import { boundShutdown } from './bounded-shutdown';

/**
 * Runs one of the product's processes. What ends it is told without secrets: libraries' errors quote addresses with
 * their passwords.
 */
export function runProcess(start: () => Promise<void>): void {
  boundShutdown();
  process.once('uncaughtException', (error) => {
    createLogger({ LOG_LEVEL: 'fatal' }).fatal({ err: error }, 'the process ends');
    process.exit(1);
  });
  start().catch((error: unknown) => {
    // For whoever starts it by hand: text, and often no more than the name of a variable.
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`${redact(text)}\n`);
    process.exit(1);
  });
}
