import {
  HEX_COLOUR,
  HARDEST_SURFACE,
  LEAST_CONTRAST,
  PRIORITIES,
  SETTING_BOUNDS,
  contrastOf,
  type RateSetting,
  type Settings,
} from '@switchboard/contracts';
import { pathOf, type SettingField } from './setting-fields';
import { valueOf } from './setting-values';

/** Key of its text, and what goes into it. */
export interface SettingProblem {
  readonly key: string;
  readonly params?: Record<string, unknown>;
  /** Path of the setting that it is held against; its label goes into the text as `other`. */
  readonly other?: string;
}

const HOST = /^(?:localhost|(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)$/;

/** What the server would refuse of these fields, by their paths, so that it is said while somebody types. */
export function problemsOf(
  settings: Settings,
  fields: readonly SettingField[],
): ReadonlyMap<string, SettingProblem> {
  const problems = new Map<string, SettingProblem>();
  for (const field of fields) {
    const problem = problemOf(field, valueOf(settings, field));
    if (problem) problems.set(pathOf(field), problem);
  }
  const { assistant, targets } = settings;
  const isTouched = (path: string) => fields.some((field) => pathOf(field) === path);
  const add = (path: string, problem: SettingProblem) => {
    if (isTouched(path) && !problems.has(path)) problems.set(path, problem);
  };
  const crossed = (lower: string, upper: string, key: string) => {
    add(`assistant.${isTouched(`assistant.${lower}`) ? lower : upper}`, { key });
  };
  if (assistant.clarifyFrom >= assistant.answerFrom) crossed('clarifyFrom', 'answerFrom', 'thresholds');
  if (assistant.conciseTokens > assistant.detailedTokens)
    crossed('conciseTokens', 'detailedTokens', 'tokens');
  for (const [place, slower] of PRIORITIES.entries()) {
    const faster = PRIORITIES[place + 1];
    // An empty field has its own problem already.
    if (!faster || !targets[slower] || targets[faster] <= targets[slower]) continue;
    const [short, long] = [`targets.${faster}`, `targets.${slower}`];
    if (isTouched(short)) add(short, { key: 'longer', other: long });
    else add(long, { key: 'shorter', other: short });
  }
  return problems;
}

function problemOf(field: SettingField, value: unknown): SettingProblem | null {
  if (value === null || value === '') return field.mayBeEmpty ? null : { key: 'required' };
  switch (field.kind) {
    case 'text':
    case 'long':
      return lengthProblem((value as string).trim().length, field);
    case 'number':
      return numberProblem(value as number, field);
    case 'rate': {
      const { points, seconds } = value as RateSetting;
      const { limitSeconds } = SETTING_BOUNDS;
      return (
        numberProblem(points, { ...field, step: 1 }) ?? numberProblem(seconds, { ...limitSeconds, step: 1 })
      );
    }
    case 'hosts':
      return hostsProblem(value as string[], field);
    case 'colour':
      return colourProblem(value as string, field.name === 'accentLight' ? 'light' : 'dark');
    default:
      return null;
  }
}

/** Said, where the field would cut off in silence what is pasted into it. */
function lengthProblem(count: number, { longest = Infinity }: SettingField): SettingProblem | null {
  return count > longest ? { key: 'tooLong', params: { max: longest, count } } : null;
}

function numberProblem(
  value: number | null,
  { min = 0, max = Infinity, step }: Pick<SettingField, 'min' | 'max' | 'step'>,
): SettingProblem | null {
  if (value === null) return { key: 'required' };
  if (value < min || value > max) return { key: 'range', params: { min, max } };
  if (step === 1 && !Number.isInteger(value)) return { key: 'whole' };
  return Math.abs(value * 100 - Math.round(value * 100)) > 1e-6 ? { key: 'decimals' } : null;
}

function hostsProblem(hosts: readonly string[], { max = Infinity }: SettingField): SettingProblem | null {
  if (hosts.length > max) return { key: 'tooMany', params: { max } };
  const wrong = hosts.find((host) => !HOST.test(host));
  return wrong === undefined ? null : { key: 'host', params: { host: wrong } };
}

function colourProblem(colour: string, theme: 'light' | 'dark'): SettingProblem | null {
  if (!HEX_COLOUR.test(colour)) return { key: 'colour' };
  return contrastOf(colour, HARDEST_SURFACE[theme]) < LEAST_CONTRAST ? { key: `contrast.${theme}` } : null;
}
