import { SETTING_SECTIONS, type Settings } from '@switchboard/contracts';
import { Environment } from '../../config/environment';
import { defaultSettings } from './setting-defaults';
import { changesTo, problemsOf, sameFields, settingsWith, stored } from './setting-rules';

const defaults = defaultSettings(new Environment());

describe('what is in force', () => {
  it('is the default wherever nothing is set', () => {
    expect(settingsWith(defaults, {})).toEqual(defaults);
    expect(Object.keys(defaults).sort()).toEqual([...SETTING_SECTIONS].sort());
  });

  it('is what was set, null included, field by field', () => {
    const { budget, escalation } = settingsWith(
      { ...defaults, budget: { daily: 5, monthly: 100 } },
      { budget: { daily: null }, escalation: { unknownAnswers: null } },
    );
    expect(budget).toEqual({ daily: null, monthly: 100 });
    expect(escalation).toEqual({ ...defaults.escalation, unknownAnswers: null });
  });

  it('passes over what another version has stored', () => {
    const old = { branding: { font: 'Comic Sans' }, gone: { a: 1 } } as unknown as Partial<Settings>;
    expect(settingsWith(defaults, old)).toEqual(defaults);
  });
});

describe('a change', () => {
  const asked = { assistant: { name: 'Robin', temperature: 0.7 }, targets: { urgent: 2 } };

  it('is what differs from now, and nothing that does not', () => {
    expect(changesTo(defaults, asked)).toEqual({ assistant: { name: 'Robin' } });
    expect(changesTo(defaults, { targets: { urgent: 2 } })).toEqual({});
    const limit = Object.assign(Object.create({ ofClass: true }) as object, defaults.limits.messages);
    expect(changesTo(defaults, { limits: { messages: limit } })).toEqual({});
  });

  it('is told with what it was before', () => {
    expect(sameFields(defaults, { assistant: { name: 'Robin' } })).toEqual({ assistant: { name: null } });
  });

  it('back to the default leaves nothing set, so that the default is followed again', () => {
    const set = { assistant: { name: 'Robin', temperature: 1 } };
    expect(stored(set, { assistant: { temperature: 0.7 } }, defaults)).toEqual({
      assistant: { name: 'Robin' },
    });
    expect(stored(set, { assistant: { name: null, temperature: 0.7 } }, defaults)).toEqual({});
  });
});

describe('colours', () => {
  const problems = (branding: Partial<Settings['branding']>) =>
    problemsOf(settingsWith(defaults, { branding })).map(({ field, problem }) => `${field} ${problem}`);

  it('are refused where they cannot be read, with the contrast and the theme', () => {
    expect(problems({ accentLight: '#7a1fa2', accentDark: '#e0b3ff' })).toEqual([]);
    expect(problems({ accentLight: '#ffffff' })).toEqual([
      'branding.accentLight has a contrast of 1.24 in the light theme; 4.5 is the least that can be read',
    ]);
    expect(problems({ accentDark: '#7a1fa2' })).toEqual([
      expect.stringMatching(/^branding\.accentDark has a contrast of 1\.\d+ in the dark theme/),
    ]);
  });

  it('of the product itself can be read', () => {
    expect(problems({ accentLight: '#2f5bd3', accentDark: '#b1c5ff' })).toEqual([]);
  });
});
