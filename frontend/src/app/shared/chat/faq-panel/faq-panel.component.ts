import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  resource,
  viewChild,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Citation } from '@switchboard/contracts';
import { toApiError } from '../../../core/http/api-error';
import { ListSkeletonComponent } from '../../ui/list-skeleton/list-skeleton.component';
import { MarkdownComponent } from '../../ui/markdown/markdown.component';
import { StateMessageComponent } from '../../ui/state-message/state-message.component';
import { TimeComponent } from '../../ui/time/time.component';
import { ChatApi } from '../chat.api';

/** The FAQ that an answer rests on, beside the chat. */
@Component({
  selector: 'sb-faq-panel',
  imports: [
    ListSkeletonComponent,
    MarkdownComponent,
    MatIcon,
    MatIconButton,
    StateMessageComponent,
    TimeComponent,
    TranslocoDirective,
  ],
  templateUrl: './faq-panel.component.html',
  styleUrl: './faq-panel.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FaqPanelComponent {
  private readonly api = inject(ChatApi);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  readonly citation = input.required<Citation>();
  readonly closed = output();

  protected readonly faq = resource({
    params: () => this.citation().faq,
    loader: ({ params }) => this.api.faq(params),
  });
  protected readonly shown = linkedSignal(() => (this.faq.hasValue() ? this.faq.value() : null));
  protected readonly isGone = computed(() => toApiError(this.faq.error()).code === 'FAQ_NOT_FOUND');

  constructor() {
    afterNextRender(() => this.heading()?.nativeElement.focus());
  }
}
