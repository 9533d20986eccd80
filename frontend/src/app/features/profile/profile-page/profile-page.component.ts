import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { SessionStore } from '../../../core/auth/session.store';
import { NotificationSettingsComponent } from '../../../core/notifications/notification-settings/notification-settings.component';
import { PreferencesFormComponent } from '../../../core/preferences/preferences-form/preferences-form.component';
import { AboutSectionComponent } from '../about-section/about-section.component';
import { PasswordSectionComponent } from '../password-section/password-section.component';
import { PictureSectionComponent } from '../picture-section/picture-section.component';

/** What somebody sets about themselves. */
@Component({
  selector: 'sb-profile-page',
  imports: [
    AboutSectionComponent,
    MatButton,
    NotificationSettingsComponent,
    PasswordSectionComponent,
    PictureSectionComponent,
    PreferencesFormComponent,
    TranslocoDirective,
  ],
  templateUrl: './profile-page.component.html',
  styleUrl: './profile-page.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProfilePageComponent {
  protected readonly session = inject(SessionStore);
}
