import {
  ChangeDetectionStrategy,
  Component,
  afterRenderEffect,
  computed,
  input,
  output,
  viewChild,
} from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { TranslocoDirective } from '@jsverse/transloco';
import { registerFeature } from '../../../core/feature/feature.providers';
import { MESSAGE_ACTION_BAGGAGE } from '../../../core/message-actions/message-action-baggage';
import { ACTION_ICONS, MESSAGE_ACTIONS, type MessageAction } from './message-actions';

/** The menu of whichever message asked for it, at that message's button: one for the whole list. */
@Component({
  selector: 'sb-message-menu',
  imports: [MatIcon, MatMenu, MatMenuItem, MatMenuTrigger, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'messageActions'">
    <span
      class="anchor"
      [style.left.px]="place().x"
      [style.top.px]="place().y"
      [matMenuTriggerFor]="menu"
      (menuClosed)="close()"
    ></span>
    <mat-menu #menu="matMenu" [aria-label]="t('label')">
      @for (action of actions; track action) {
        <button mat-menu-item type="button" (click)="acted.emit(action)">
          <mat-icon [svgIcon]="icons[action]" />{{ t(action) }}
        </button>
      }
    </mat-menu>
  </ng-container>`,
  styles: '.anchor { position: fixed; pointer-events: none; }',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MessageMenuComponent {
  private readonly trigger = viewChild(MatMenuTrigger);

  /** The message's button: the menu opens there, and the focus returns to it. */
  readonly anchor = input.required<HTMLElement>();
  readonly acted = output<MessageAction>();
  readonly closed = output();

  protected readonly actions = MESSAGE_ACTIONS;
  protected readonly icons = ACTION_ICONS;
  protected readonly place = computed(() => {
    const { left, bottom } = this.anchor().getBoundingClientRect();
    return { x: left, y: bottom };
  });

  constructor() {
    registerFeature(MESSAGE_ACTION_BAGGAGE);
    afterRenderEffect(() => {
      this.anchor();
      this.trigger()?.openMenu();
    });
  }

  protected close(): void {
    // Unless what was chosen has it already.
    if (document.activeElement === document.body) this.anchor().focus();
    this.closed.emit();
  }
}
