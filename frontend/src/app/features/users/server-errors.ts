import type { AbstractControl } from '@angular/forms';
import type { ApiError } from '../../core/http/api-error';

/**
 * Puts what the server says of fields at these fields, as the error `server`.
 * @returns whether every complaint has found its field
 */
export function showAtFields(error: ApiError, controls: Partial<Record<string, AbstractControl>>): boolean {
  const complaints = error.code === 'EMAIL_TAKEN' ? [{ field: 'email', problem: '' }] : error.details;
  let isAllShown = complaints.length > 0;
  for (const { field, problem } of complaints) {
    const control = controls[field];
    if (!control) isAllShown = false;
    // The field's label says its name already.
    else
      control.setErrors({
        server: problem.replace(`${field} `, '') || true,
        taken: error.code === 'EMAIL_TAKEN',
      });
  }
  return isAllShown;
}
