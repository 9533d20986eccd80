import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  untracked,
} from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import { TranslocoDirective, TranslocoPipe } from '@jsverse/transloco';
import { CATEGORIES, LIMITS } from '@switchboard/contracts';
import { NOTHING_WRITTEN, type WrittenFaq } from '../faq-content';
import { LinkWarningComponent } from '../link-warning/link-warning.component';
import { RelatedPickerComponent } from '../related-picker/related-picker.component';
import { SimilarWarningComponent } from '../similar-warning/similar-warning.component';
import { TextChipsComponent } from '../text-chips/text-chips.component';

/** More than blanks. */
const VISIBLE = /\S/;

/** The fields of an FAQ. Tells of each change at once. */
@Component({
  selector: 'sb-faq-form',
  imports: [
    LinkWarningComponent,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatOption,
    MatSelect,
    ReactiveFormsModule,
    RelatedPickerComponent,
    SimilarWarningComponent,
    TextChipsComponent,
    TranslocoDirective,
    TranslocoPipe,
  ],
  templateUrl: './faq-form.component.html',
  styleUrl: './faq-form.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FaqFormComponent {
  readonly written = input.required<WrittenFaq>();
  /** Id of the FAQ; null for a new one. */
  readonly own = input<string | null>(null);
  /** Saving was tried: what is missing is said. */
  readonly isTried = input(false);
  readonly changed = output<Partial<WrittenFaq>>();

  protected readonly categories = CATEGORIES;
  protected readonly limits = LIMITS;
  protected readonly form = inject(NonNullableFormBuilder).group({
    category: [NOTHING_WRITTEN.category],
    question: [
      '',
      [Validators.required, Validators.pattern(VISIBLE), Validators.maxLength(LIMITS.faqQuestion)],
    ],
    answer: ['', [Validators.required, Validators.pattern(VISIBLE), Validators.maxLength(LIMITS.faqAnswer)]],
  });
  protected readonly lengths = computed(() => ({
    question: this.written().question.length,
    answer: this.written().answer.length,
  }));

  constructor() {
    effect(() => {
      const { category, question, answer } = this.written();
      const shown = this.form.getRawValue();
      if (shown.category === category && shown.question === question && shown.answer === answer) return;
      untracked(() => this.form.setValue({ category, question, answer }, { emitEvent: false }));
    });
    effect(() => {
      if (this.isTried()) untracked(() => this.form.markAllAsTouched());
    });
    this.form.valueChanges
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.changed.emit(this.form.getRawValue()));
  }
}
