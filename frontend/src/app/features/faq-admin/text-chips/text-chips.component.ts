import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  input,
  output,
  viewChild,
} from '@angular/core';
import {
  MatChipGrid,
  MatChipInput,
  type MatChipInputEvent,
  MatChipRemove,
  MatChipRow,
} from '@angular/material/chips';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective } from '@jsverse/transloco';

/** Short texts as chips: Enter adds what is typed, and each can be taken away or written anew. */
@Component({
  selector: 'sb-text-chips',
  imports: [
    MatChipGrid,
    MatChipInput,
    MatChipRemove,
    MatChipRow,
    MatFormField,
    MatHint,
    MatIcon,
    MatLabel,
    TranslocoDirective,
  ],
  template: `
    <mat-form-field *transloco="let t" appearance="outline" subscriptSizing="dynamic">
      <mat-label>{{ label() }}</mat-label>
      <mat-chip-grid #grid [attr.aria-label]="label()">
        @for (text of texts(); track text) {
          <mat-chip-row [editable]="true" (removed)="remove(text)" (edited)="replace(text, $event.value)">
            {{ text }}
            <button matChipRemove type="button" [attr.aria-label]="t('knowledge.form.remove', { text })">
              <mat-icon svgIcon="close" />
            </button>
          </mat-chip-row>
        }
      </mat-chip-grid>
      <input
        #field
        [matChipInputFor]="grid"
        [maxLength]="longest()"
        [readonly]="isFull()"
        [matChipInputAddOnBlur]="true"
        (matChipInputTokenEnd)="add($event)"
      />
      <mat-hint>{{ hint() }}</mat-hint>
    </mat-form-field>
  `,
  styles: `
    mat-form-field {
      inline-size: 100%;
    }
    mat-chip-row {
      max-inline-size: 100%;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TextChipsComponent {
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');

  readonly texts = input.required<readonly string[]>();
  readonly label = input.required<string>();
  readonly hint = input('');
  /** Characters of one, and how many there may be. */
  readonly longest = input.required<number>();
  readonly most = input.required<number>();
  readonly changed = output<string[]>();

  protected readonly isFull = computed(() => this.texts().length >= this.most());

  protected add({ value }: MatChipInputEvent): void {
    const text = value.trim().slice(0, this.longest());
    const field = this.field()?.nativeElement;
    if (field) field.value = '';
    if (text && !this.texts().includes(text) && !this.isFull()) this.changed.emit([...this.texts(), text]);
  }

  protected remove(text: string): void {
    this.changed.emit(this.texts().filter((one) => one !== text));
  }

  protected replace(text: string, value: string): void {
    const changed = value.trim().slice(0, this.longest());
    if (!changed) this.remove(text);
    else if (!this.texts().includes(changed)) {
      this.changed.emit(this.texts().map((one) => (one === text ? changed : one)));
    }
  }
}
