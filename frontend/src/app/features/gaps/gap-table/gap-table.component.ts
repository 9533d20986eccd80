import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { GapRow } from '@switchboard/contracts';
import { numberText } from '../../../shared/ui/figures/figures';
import { TimeComponent } from '../../../shared/ui/time/time.component';

/** Gaps by score, each with what has become of it and how those felt who asked. */
@Component({
  selector: 'sb-gap-table',
  imports: [RouterLink, TimeComponent, TranslocoDirective],
  templateUrl: './gap-table.component.html',
  styleUrl: './gap-table.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GapTableComponent {
  readonly gaps = input.required<readonly GapRow[]>();

  protected readonly number = numberText;

  /** Another way of asking it, as an example. */
  protected exampleOf({ question, phrases }: GapRow): string | undefined {
    return phrases.find((phrase) => phrase !== question);
  }

  protected unhappyOf({ inRange: { moods } }: GapRow): number {
    return moods.negative + moods.frustrated;
  }
}
