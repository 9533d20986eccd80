import type { SettingChanges, Settings } from '@switchboard/contracts';
import { SETTING_GROUPS, type SettingField } from './setting-fields';

type Fields = Record<string, unknown>;

export function valueOf(settings: Settings, { section, name }: SettingField): unknown {
  return (settings[section] as unknown as Fields)[name];
}

export function withValue(settings: Settings, { section, name }: SettingField, value: unknown): Settings {
  return { ...settings, [section]: { ...settings[section], [name]: value } };
}

/** Fields that are not the same in both. */
export function differences(one: Settings, other: Settings): SettingField[] {
  return SETTING_GROUPS.flatMap(({ fields }) =>
    fields.filter((field) => !isSame(valueOf(one, field), valueOf(other, field))),
  );
}

/** These fields of these settings, as a request takes them. */
export function changesOf(settings: Settings, fields: readonly SettingField[]): SettingChanges {
  const changes: Record<string, Fields> = {};
  for (const field of fields) (changes[field.section] ??= {})[field.name] = valueOf(settings, field);
  return changes;
}

/** Values are plain: texts, numbers, and lists and pairs of them. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
