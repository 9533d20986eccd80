import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective } from '@jsverse/transloco';
import type { AuditEntryView } from '@switchboard/contracts';
import { TimeComponent } from '../../../shared/ui/time/time.component';

interface FieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** One act in a line; what changed and where it came from on demand. */
@Component({
  selector: 'sb-audit-entry',
  imports: [MatIcon, RouterLink, TimeComponent, TranslocoDirective],
  templateUrl: './audit-entry.component.html',
  styleUrl: './audit-entry.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AuditEntryComponent {
  readonly entry = input.required<AuditEntryView>();

  protected readonly changes = computed<FieldChange[]>(() => {
    const { before, after } = this.entry();
    const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
    return fields.map((field) => ({ field, before: words(before, field), after: words(after, field) }));
  });
  protected readonly hasBefore = computed(() => this.entry().before !== null);
  protected readonly hasAfter = computed(() => this.entry().after !== null);
}

/** As it would be typed; null where nothing is said of it. */
function words(state: Record<string, unknown> | null, field: string): string | null {
  const value = state?.[field];
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(', ');
  return JSON.stringify(value);
}
