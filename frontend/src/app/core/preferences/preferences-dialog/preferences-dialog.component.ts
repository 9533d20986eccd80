import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslocoDirective } from '@jsverse/transloco';
import { PreferencesFormComponent } from '../preferences-form/preferences-form.component';

/** How this user wants to be answered, from wherever they are. */
@Component({
  selector: 'sb-preferences-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    PreferencesFormComponent,
    TranslocoDirective,
  ],
  templateUrl: './preferences-dialog.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PreferencesDialogComponent {
  protected readonly dialog = inject<MatDialogRef<PreferencesDialogComponent>>(MatDialogRef);
}
