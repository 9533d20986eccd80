import { type ValidatorFn, Validators } from '@angular/forms';
import { LIMITS } from '@switchboard/contracts';

/** What the server asks of a new password. */
export const NEW_PASSWORD: ValidatorFn[] = [
  Validators.required,
  Validators.minLength(LIMITS.passwordMin),
  Validators.maxLength(LIMITS.passwordMax),
];

/** For the field where something is written again, so that it is the one marked; the first one has it look again. */
export const sameAs =
  (first: string): ValidatorFn =>
  ({ parent, value }) => {
    const written = parent?.get(first)?.value as unknown;
    return written !== undefined && written !== value ? { mismatch: true } : null;
  };
