import { ChangeDetectionStrategy, Component, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective } from '@jsverse/transloco';
import { registerFeature } from '../../../core/feature/feature.providers';
import { MESSAGE_ACTION_BAGGAGE } from '../../../core/message-actions/message-action-baggage';
import { ACTION_ICONS, MESSAGE_ACTIONS, type MessageAction } from './message-actions';

/** The same as the menu, for a mouse: one click less. With the keyboard the menu is the way. */
@Component({
  selector: 'sb-quick-actions',
  imports: [MatIcon, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'messageActions'">
    @for (action of actions; track action) {
      <button
        type="button"
        tabindex="-1"
        [attr.aria-label]="t(action)"
        [title]="t(action)"
        (click)="acted.emit(action)"
      >
        <mat-icon [svgIcon]="icons[action]" />
      </button>
    }
  </ng-container>`,
  styleUrl: './quick-actions.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class QuickActionsComponent {
  readonly acted = output<MessageAction>();
  protected readonly actions = MESSAGE_ACTIONS;
  protected readonly icons = ACTION_ICONS;

  constructor() {
    registerFeature(MESSAGE_ACTION_BAGGAGE);
  }
}
