import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  inject,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Rating } from '@switchboard/contracts';
import { registerFeature } from '../../../core/feature/feature.providers';
import { PORTAL_WORDS } from '../portal-words';
import { RatingFormComponent } from '../rating-form/rating-form.component';
import { isPutAway, putAway } from './put-away';

/** Asks once how a resolved conversation went, and thanks; what was said can be changed. */
@Component({
  selector: 'sb-rating-card',
  imports: [MatButton, MatIcon, MatIconButton, RatingFormComponent, TranslocoDirective],
  templateUrl: './rating-card.component.html',
  styleUrl: './rating-card.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RatingCardComponent {
  private readonly injector = inject(Injector);
  private readonly thanks = viewChild<ElementRef<HTMLElement>>('thanks');

  readonly conversationId = input.required<string>();
  readonly rating = input<Rating | null>(null);
  readonly rated = output<Rating>();

  protected readonly stage = linkedSignal<string, 'asking' | 'thanking' | 'away'>({
    source: this.conversationId,
    computation: (id) => (isPutAway(id) ? 'away' : 'asking'),
  });

  constructor() {
    registerFeature(PORTAL_WORDS);
  }

  protected accept(rating: Rating): void {
    this.rated.emit(rating);
    this.thank();
  }

  protected cancel(): void {
    if (this.rating()) this.thank();
    else this.close();
  }

  protected close(): void {
    putAway(this.conversationId());
    this.stage.set('away');
  }

  private thank(): void {
    this.stage.set('thanking');
    afterNextRender(() => this.thanks()?.nativeElement.focus(), { injector: this.injector });
  }
}
