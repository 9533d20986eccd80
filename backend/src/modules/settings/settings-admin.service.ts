import { Injectable } from '@nestjs/common';
import {
  SETTING_SECTIONS,
  type SettingChanges,
  type SettingSection,
  type SettingsView,
  type UpdateSettingsRequest,
} from '@switchboard/contracts';
import { Environment, isServiceConfigured } from '../../config/environment';
import type { Principal } from '../../platform/security/access.decorators';
import { AuditService } from '../audit/audit.service';
import { changesTo, problemsOf, sameFields, settingsWith, stored } from './setting-rules';
import { noSuchSection, settingsChangedMeanwhile, settingsRefused } from './settings.errors';
import { SettingsRepository } from './settings.repository';
import { SettingsService } from './settings.service';

/** Looking at the settings, and changing them. */
@Injectable()
export class SettingsAdminService {
  constructor(
    private readonly settings: SettingsService,
    private readonly repository: SettingsRepository,
    private readonly audit: AuditService,
    private readonly environment: Environment,
  ) {}

  /** As they are stored this moment: whoever changes something must not begin from what was. */
  async view(): Promise<SettingsView> {
    await this.settings.refresh();
    const { current, defaults, stored: now } = this.settings;
    return {
      revision: now?.revision ?? 0,
      settings: current,
      defaults,
      logo: now?.logo ?? null,
      changedAt: now?.changedAt.toISOString() ?? null,
      changedBy: now?.changedBy ?? null,
      provider: {
        name: isServiceConfigured(this.environment) ? 'openai' : 'embedded',
        isKeySet: this.environment.OPENAI_API_KEY !== undefined,
      },
    };
  }

  /** @throws DomainError CONFLICT for another revision, VALIDATION_FAILED where fields do not go together */
  async update(by: Principal, { revision, ...asked }: UpdateSettingsRequest): Promise<SettingsView> {
    const set = await this.setAt(revision);
    return this.change(by, revision, changesTo(this.settings.current, asked), set);
  }

  /** Has the defaults of one section hold again. @throws DomainError CONFLICT, NOT_FOUND */
  async reset(by: Principal, name: string, revision: number): Promise<SettingsView> {
    const section = SETTING_SECTIONS.find((one) => one === name);
    if (!section) throw noSuchSection();
    const set = await this.setAt(revision);
    const { current, defaults } = this.settings;
    return this.change(by, revision, changesTo(current, defaultsOf(defaults, section)), set);
  }

  /** @returns what is set, as it is stored */
  private async setAt(revision: number): Promise<SettingChanges> {
    await this.settings.refresh();
    const now = this.settings.stored;
    if ((now?.revision ?? 0) !== revision) throw settingsChangedMeanwhile();
    return now?.values ?? {};
  }

  private async change(
    by: Principal,
    revision: number,
    changes: SettingChanges,
    set: SettingChanges,
  ): Promise<SettingsView> {
    if (Object.keys(changes).length === 0) return this.view();
    const { current, defaults } = this.settings;
    const values = stored(set, changes, defaults);
    const problems = problemsOf(settingsWith(defaults, values));
    if (problems.length) throw settingsRefused(problems);
    if (!(await this.repository.replace(revision, values, by.name))) throw settingsChangedMeanwhile();
    await this.settings.announce();
    await this.audit.record({
      action: 'settings.changed',
      by,
      target: { type: 'settings', id: null, name: Object.keys(changes).join(', ') },
      before: sameFields(current, changes),
      after: changes,
    });
    return this.view();
  }
}

function defaultsOf(defaults: SettingsView['defaults'], section: SettingSection): SettingChanges {
  return { [section]: defaults[section] };
}
