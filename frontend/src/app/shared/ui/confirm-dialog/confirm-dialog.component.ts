import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';

export interface ConfirmDialogTexts {
  readonly heading: string;
  readonly text: string;
  readonly confirm: string;
  readonly cancel: string;
}

/** Asks once more before something that cannot be taken back. Closes with true when it is wanted. */
@Component({
  selector: 'sb-confirm-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title>{{ texts.heading }}</h2>
    <mat-dialog-content>{{ texts.text }}</mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close>{{ texts.cancel }}</button>
      <button matButton="filled" type="button" [mat-dialog-close]="true">{{ texts.confirm }}</button>
    </mat-dialog-actions>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConfirmDialogComponent {
  protected readonly texts = inject<ConfirmDialogTexts>(MAT_DIALOG_DATA);
}
