import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import type { ErrorStateMatcher } from '@angular/material/core';
import { MatError, MatFormField, MatHint, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatRadioButton, MatRadioGroup } from '@angular/material/radio';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { MODERATION_LEVELS, type RateSetting } from '@switchboard/contracts';
import { CONTROLS, pathOf, type SettingField } from '../setting-fields';
import { valueOf } from '../setting-values';
import { SettingsStore } from '../settings.store';

/** One thing to be set, with its unit, its default, what is wrong with it, and what somebody else has made of it. */
@Component({
  selector: 'sb-setting-field',
  imports: [
    FormsModule,
    MatButton,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatRadioButton,
    MatRadioGroup,
    MatSlideToggle,
    MatSuffix,
    TranslocoDirective,
  ],
  templateUrl: './setting-field.component.html',
  styleUrl: './setting-field.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.is-changed]': 'store.isChanged(field())', '[attr.data-setting]': 'path()' },
})
export class SettingFieldComponent {
  protected readonly store = inject(SettingsStore);
  private readonly transloco = inject(TranslocoService);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly field = input.required<SettingField>();

  protected readonly levels = MODERATION_LEVELS;
  protected readonly path = computed(() => pathOf(this.field()));
  protected readonly value = computed(() => {
    const draft = this.store.draft();
    return draft && valueOf(draft, this.field());
  });
  protected readonly rate = computed(() => this.value() as RateSetting);
  /** As it is typed: an empty line at the end is on its way to become a host. */
  protected readonly hosts = linkedSignal<string[], string>({
    source: () => (this.field().kind === 'hosts' ? (this.value() as string[]) : []),
    computation: (hosts, typed) =>
      typed && linesOf(typed.value).join() === hosts.join() ? typed.value : hosts.join('\n'),
  });
  protected readonly usual = computed(() => {
    const view = this.store.view();
    return view ? this.worded(valueOf(view.defaults, this.field())) : '';
  });
  /** In words; null where nobody else has changed it, too. */
  protected readonly theirs = computed(() => {
    const theirs = this.store.theirs(this.field());
    return theirs === undefined ? null : this.worded(theirs);
  });
  protected readonly problem = computed(() => {
    const problem = this.store.problems().get(this.path());
    if (!problem) return '';
    const { key, params, other } = problem;
    const label = other && { other: this.transloco.translate<string>(`settings.${other}.label`) };
    return this.transloco.translate<string>(`settings.problem.${key}`, { ...params, ...label });
  });
  /** What is wrong is known of all fields together, not of the control alone. */
  protected readonly matcher: ErrorStateMatcher = { isErrorState: () => this.problem() !== '' };

  protected takeTheirs(): void {
    this.store.takeTheirs(this.field());
    // The button goes, and would take the focus with it.
    this.host.nativeElement.querySelector<HTMLElement>(CONTROLS)?.focus();
  }

  protected set(value: unknown): void {
    this.store.set(this.field(), value === '' && this.field().mayBeEmpty ? null : value);
  }

  protected setHosts(text: string): void {
    this.hosts.set(text);
    this.store.set(this.field(), linesOf(text));
  }

  protected setRate(part: keyof RateSetting, value: number | null): void {
    this.store.set(this.field(), { ...this.rate(), [part]: value });
  }

  private worded(value: unknown): string {
    const text = (key: string, params: object = {}) =>
      this.transloco.translate<string>(`settings.${key}`, { ...params });
    const { kind, unit, section, name } = this.field();
    if (value === null) return text(`${section}.${name}.none`);
    if (Array.isArray(value)) return value.length ? value.join(', ') : text(`${section}.${name}.none`);
    if (kind === 'switch') return text(value ? 'on' : 'off');
    if (kind === 'level') return text(`level.${value as string}.name`);
    if (kind === 'rate') return text('rate.words', value);
    const figure = typeof value === 'number' ? value.toLocaleString() : (value as string);
    return unit ? `${figure} ${text(`unit.${unit}`)}` : figure;
  }
}

function linesOf(text: string): string[] {
  return text
    .split(/[\s,]+/)
    .map((line) => line.trim().toLowerCase())
    .filter(Boolean);
}
