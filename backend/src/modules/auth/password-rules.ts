import { LIMITS } from '@switchboard/contracts';
import { COMMON_PASSWORDS } from './common-passwords';
import { passwordBytes } from './passwords';

/** What is wrong with a new password, in words for people; null when it will do. */
export function passwordProblem(password: string, owner: { email?: unknown } = {}): string | null {
  if (password.length < LIMITS.passwordMin) return `must be at least ${LIMITS.passwordMin} characters long`;
  if (passwordBytes(password) > LIMITS.passwordMax) return `must be at most ${LIMITS.passwordMax} bytes long`;
  if (new Set(password).size === 1) return 'must not be one character repeated';
  const folded = password.trim().toLowerCase();
  if (COMMON_PASSWORDS.has(folded)) return 'is one of the most common passwords';
  if (typeof owner.email === 'string' && isOwnEmail(folded, owner.email.trim().toLowerCase())) {
    return 'must not be your email address';
  }
  return null;
}

function isOwnEmail(password: string, email: string): boolean {
  return password === email || password === email.split('@')[0];
}
