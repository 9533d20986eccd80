import { SETTING_BOUNDS, type SettingSection } from '@switchboard/contracts';

export type SettingKind = 'text' | 'long' | 'number' | 'switch' | 'level' | 'hosts' | 'rate' | 'colour';

/** One thing to be set: where it stands, and what it may be. Its words stand in the texts under the same names. */
export interface SettingField {
  readonly section: SettingSection;
  readonly name: string;
  readonly kind: SettingKind;
  /** An empty field is an answer, too: null. */
  readonly mayBeEmpty?: boolean;
  /** Characters. */
  readonly longest?: number;
  readonly min?: number;
  readonly max?: number;
  /** 1 where only whole numbers make sense. */
  readonly step?: number;
  /** Key of its text. */
  readonly unit?: string;
}

export interface SettingGroup {
  readonly section: SettingSection;
  readonly fields: readonly SettingField[];
}

type Shape = Omit<SettingField, 'section' | 'name'>;

function group(section: SettingSection, fields: Record<string, Shape>): SettingGroup {
  return { section, fields: Object.entries(fields).map(([name, shape]) => ({ section, name, ...shape })) };
}

const { assistantName, greeting, model, linkHosts, productName, ...bounds } = SETTING_BOUNDS;
const whole = (range: { min: number; max: number }, unit?: string): Shape => ({
  kind: 'number',
  step: 1,
  ...range,
  unit,
});
const hours = whole(bounds.targetHours, 'hours');
const dollars: Shape = { kind: 'number', ...bounds.budget, step: 0.01, unit: 'dollars', mayBeEmpty: true };

/** In the order of the page. */
export const SETTING_GROUPS: readonly SettingGroup[] = [
  group('assistant', {
    name: { kind: 'text', longest: assistantName, mayBeEmpty: true },
    greeting: { kind: 'long', longest: greeting, mayBeEmpty: true },
    model: { kind: 'text', longest: model },
    temperature: { kind: 'number', ...bounds.temperature, step: 0.05 },
    conciseTokens: whole(bounds.conciseTokens, 'tokens'),
    detailedTokens: whole(bounds.detailedTokens, 'tokens'),
    answerFrom: { kind: 'number', ...bounds.confidence, step: 0.01 },
    clarifyFrom: { kind: 'number', ...bounds.confidence, step: 0.01 },
    linkHosts: { kind: 'hosts', max: linkHosts },
  }),
  group('escalation', {
    unknownAnswers: { ...whole(bounds.unknownAnswers), mayBeEmpty: true },
    frustratedMessages: { ...whole(bounds.frustratedMessages), mayBeEmpty: true },
    onReport: { kind: 'switch' },
    lapseMinutes: whole(bounds.lapseMinutes, 'minutes'),
  }),
  group('moderation', { level: { kind: 'level' } }),
  group('targets', { urgent: hours, high: hours, medium: hours, low: hours }),
  group('budget', { daily: dollars, monthly: dollars }),
  group('limits', {
    messages: { kind: 'rate', ...bounds.messagePoints },
    api: { kind: 'rate', ...bounds.apiPoints },
  }),
  group('retention', { days: { ...whole(bounds.retentionDays, 'days'), mayBeEmpty: true } }),
  group('branding', {
    productName: { kind: 'text', longest: productName },
    accentLight: { kind: 'colour', mayBeEmpty: true },
    accentDark: { kind: 'colour', mayBeEmpty: true },
  }),
];

/** What of a field can be typed into or switched, as a selector. */
export const CONTROLS = 'input, textarea, [role=switch]';

export const pathOf = ({ section, name }: SettingField): string => `${section}.${name}`;
