import { isDeepStrictEqual } from 'node:util';
import {
  contrastOf,
  HARDEST_SURFACE,
  LEAST_CONTRAST,
  PRIORITIES,
  SETTING_SECTIONS,
  type FieldError,
  type SettingChanges,
  type Settings,
  type ThemeShade,
} from '@switchboard/contracts';

type Fields = Record<string, unknown>;

/** What is in force: the defaults, and over them what was set. What neither this version knows is passed over. */
export function settingsWith(defaults: Settings, set: SettingChanges): Settings {
  return Object.fromEntries(
    SETTING_SECTIONS.map((section) => {
      const known = Object.entries(defaults[section]).map(([field, usual]: [string, unknown]) => {
        const own = (set[section] as Fields | undefined)?.[field];
        return [field, own === undefined ? usual : own];
      });
      return [section, Object.fromEntries(known)];
    }),
  ) as unknown as Settings;
}

/** Of what is asked for only what is different from now. */
export function changesTo(current: Settings, asked: SettingChanges): SettingChanges {
  return fieldsWhere(asked, (section, field, value) => {
    const now = (current[section] as Fields)[field];
    return value !== undefined && !isDeepStrictEqual(plain(value), plain(now));
  });
}

/** What has to be stored: a field that is set to its default again follows the default again. */
export function stored(set: SettingChanges, changes: SettingChanges, defaults: Settings): SettingChanges {
  const together = Object.fromEntries(
    SETTING_SECTIONS.map((section) => [section, { ...set[section], ...changes[section] }]),
  ) as SettingChanges;
  return changesTo(defaults, together);
}

/** Of these settings the fields that are named in `like`. */
export function sameFields(settings: Settings, like: SettingChanges): SettingChanges {
  return fieldsWhere(
    like,
    () => true,
    (section, field) => (settings[section] as Fields)[field],
  );
}

/** What no single field can tell. */
export function problemsOf({ assistant, branding, targets }: Settings): FieldError[] {
  const problems: FieldError[] = [];
  if (assistant.clarifyFrom >= assistant.answerFrom) {
    problems.push({ field: 'assistant.clarifyFrom', problem: 'must be below assistant.answerFrom' });
  }
  if (assistant.conciseTokens > assistant.detailedTokens) {
    problems.push({
      field: 'assistant.conciseTokens',
      problem: 'must not be more than assistant.detailedTokens',
    });
  }
  for (const [place, priority] of PRIORITIES.entries()) {
    const next = PRIORITIES[place + 1];
    if (!next || targets[next] <= targets[priority]) continue;
    problems.push({ field: `targets.${next}`, problem: `must not be longer than targets.${priority}` });
  }
  return [
    ...problems,
    ...contrastProblem('branding.accentLight', branding.accentLight, 'light'),
    ...contrastProblem('branding.accentDark', branding.accentDark, 'dark'),
  ];
}

function contrastProblem(field: string, colour: string | null, shade: ThemeShade): FieldError[] {
  if (colour === null) return [];
  const contrast = contrastOf(colour, HARDEST_SURFACE[shade]);
  if (contrast >= LEAST_CONTRAST) return [];
  // Rounded down: 4.496 must not read as enough.
  const figure = Math.floor(contrast * 100) / 100;
  const problem = `has a contrast of ${figure} in the ${shade} theme; ${LEAST_CONTRAST} is the least that can be read`;
  return [{ field, problem }];
}

function fieldsWhere(
  changes: SettingChanges,
  holds: (section: keyof Settings, field: string, value: unknown) => boolean,
  valueOf = (_section: keyof Settings, _field: string, value: unknown): unknown => value,
): SettingChanges {
  const sections = SETTING_SECTIONS.flatMap((section) => {
    const fields = Object.entries(changes[section] ?? {})
      .filter(([field, value]) => holds(section, field, value))
      .map(([field, value]: [string, unknown]) => [field, valueOf(section, field, value)] as const);
    return fields.length ? [[section, Object.fromEntries(fields)] as const] : [];
  });
  return Object.fromEntries(sections);
}

/** Without prototypes: what came in by a request has classes, what was stored has none. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}
