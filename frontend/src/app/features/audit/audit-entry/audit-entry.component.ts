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
    const before = flat(this.entry().before);
    const after = flat(this.entry().after);
    const fields = [...new Set([...before.keys(), ...after.keys()])];
    return fields.map((field) => ({
      field,
      before: words(before.get(field)),
      after: words(after.get(field)),
    }));
  });
  protected readonly hasBefore = computed(() => this.entry().before !== null);
  protected readonly hasAfter = computed(() => this.entry().after !== null);
}

/** Each field by its path: `branding.productName`. */
function flat(state: Record<string, unknown> | null, path = ''): Map<string, unknown> {
  const fields = Object.entries(state ?? {}).map(([name, value]): [string, unknown][] =>
    isRecord(value) ? [...flat(value, `${path}${name}.`)] : [[path + name, value]],
  );
  return new Map(fields.flat());
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** As it would be typed; null where nothing is said of it. */
function words(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    return value.join(', ') || null;
  return JSON.stringify(value);
}
