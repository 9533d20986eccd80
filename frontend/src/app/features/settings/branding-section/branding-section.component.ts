import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective } from '@jsverse/transloco';
import { HEX_COLOUR, LEAST_CONTRAST, THEME_SHADES, type ThemeShade } from '@switchboard/contracts';
import { contrastFigure, OWN_ACCENT, readableShade } from '../colours';
import { LogoSectionComponent } from '../logo-section/logo-section.component';
import { SETTING_GROUPS, type SettingField } from '../setting-fields';
import { SettingFieldComponent } from '../setting-field/setting-field.component';
import { valueOf } from '../setting-values';
import { SettingsStore } from '../settings.store';

const FIELDS = SETTING_GROUPS.find(({ section }) => section === 'branding')?.fields ?? [];
const fieldNamed = (name: string) => FIELDS.find((field) => field.name === name) as SettingField;

/** Name, colours and logo, with both themes before the eyes while they are chosen. */
@Component({
  selector: 'sb-branding-section',
  imports: [LogoSectionComponent, MatButton, MatIcon, SettingFieldComponent, TranslocoDirective],
  templateUrl: './branding-section.component.html',
  styleUrl: './branding-section.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BrandingSectionComponent {
  private readonly store = inject(SettingsStore);

  protected readonly nameField = fieldNamed('productName');
  protected readonly least = LEAST_CONTRAST;
  protected readonly productName = computed(() => this.store.draft()?.branding.productName ?? '');
  protected readonly shades = computed(() =>
    THEME_SHADES.map((theme) => {
      const field = accentField(theme);
      const set = this.accentOf(theme);
      const colour = set !== null && HEX_COLOUR.test(set) ? set : OWN_ACCENT[theme];
      const contrast = contrastFigure(colour, theme);
      return { theme, field, colour, isOwn: set === null, contrast, isReadable: contrast >= LEAST_CONTRAST };
    }),
  );
  /** What the other theme could take of this one's colour. */
  protected readonly suggestion = computed(() => {
    const light = this.accentOf('light');
    if (light === null || !HEX_COLOUR.test(light)) return null;
    const shade = readableShade(light, 'dark');
    return shade === this.accentOf('dark') ? null : shade;
  });

  protected pick(field: SettingField, colour: string | null): void {
    this.store.set(field, colour);
  }

  protected takeSuggestion(): void {
    const shade = this.suggestion();
    if (shade) this.store.set(accentField('dark'), shade);
  }

  private accentOf(theme: ThemeShade): string | null {
    const draft = this.store.draft();
    return draft && (valueOf(draft, accentField(theme)) as string | null);
  }
}

function accentField(theme: ThemeShade): SettingField {
  return fieldNamed(theme === 'light' ? 'accentLight' : 'accentDark');
}
