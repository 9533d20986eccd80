import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { inject } from '@angular/core';
import type { DiffPart, FaqDifference, FaqField } from '@switchboard/contracts';

/** Fields whose parts are entries of a list, or whole values. */
const LISTED: readonly FaqField[] = ['keywords', 'variants', 'relatedQuestions', 'category', 'isActive'];

/** What is different between two versions, in one text: what went is struck through, what came is underlined. */
@Component({
  selector: 'sb-differences',
  imports: [TranslocoDirective],
  templateUrl: './differences.component.html',
  styleUrl: './differences.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DifferencesComponent {
  private readonly transloco = inject(TranslocoService);

  readonly differences = input.required<readonly FaqDifference[]>();

  protected readonly changed = computed(() =>
    this.differences()
      .filter(({ isChanged }) => isChanged)
      .map(({ field, parts }) => ({
        field,
        isListed: LISTED.includes(field),
        parts: parts.map((part) => ({ ...part, text: this.wordsOf(field, part) })),
      })),
  );

  private wordsOf(field: FaqField, { text }: DiffPart): string {
    if (field === 'category') return this.transloco.translate(`category.${text}`);
    if (field !== 'isActive') return text;
    return this.transloco.translate(text === 'true' ? 'knowledge.statuses.published' : 'knowledge.draft');
  }
}
