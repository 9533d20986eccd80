import type { TranslocoService } from '@jsverse/transloco';
import type { ApiError } from './api-error';

/** What happened and what to do, for people. Codes without a text of their own use the server's words. */
export function errorText(transloco: TranslocoService, error: ApiError): string {
  if (error.code === 'RATE_LIMITED') return rateLimitText(transloco, error.retryAfter);
  const key = `error.${error.code}`;
  const text = transloco.translate(key);
  return text === key ? error.message : text;
}

function rateLimitText(transloco: TranslocoService, seconds: number | null): string {
  if (seconds === null) return transloco.translate('error.RATE_LIMITED.soon');
  if (seconds < 90) return transloco.translate('error.RATE_LIMITED.seconds', { seconds });
  return transloco.translate('error.RATE_LIMITED.minutes', { minutes: Math.ceil(seconds / 60) });
}
