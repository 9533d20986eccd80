import type { ModerationLevel } from '@switchboard/contracts';
import type { OpenAI } from 'openai';
import { moderateByService } from './moderation';

const NEVER = new AbortController().signal;

/** What becomes of a service's answer. */
const judge = async (flagged: string[], scores: Record<string, number>, level: ModerationLevel) => {
  const answer = {
    model: 'm',
    results: [
      {
        flagged: flagged.length > 0,
        categories: Object.fromEntries(flagged.map((name) => [name, true])),
        category_scores: scores,
      },
    ],
  };
  const client = { moderations: { create: async () => answer } } as unknown as OpenAI;
  return (await moderateByService(client, { model: 'm', text: '', level }, NEVER)).value;
};

describe('the levels, on what the service says', () => {
  it.each<[ModerationLevel, boolean, boolean]>([
    ['lenient', true, false],
    ['standard', true, true],
    ['strict', true, true],
  ])(
    '%s: something flagged with a middling score is flagged (%s) and blocked (%s)',
    async (level, flagged, blocked) => {
      expect(await judge(['harassment'], { harassment: 0.5 }, level)).toMatchObject({ flagged, blocked });
    },
  );

  it('block what is grave on all of them', async () => {
    for (const level of ['lenient', 'standard', 'strict'] as const) {
      expect((await judge(['hate/threatening'], { 'hate/threatening': 0.95 }, level)).blocked).toBe(true);
    }
  });

  it('flag by a score alone when strict', async () => {
    const scores = { violence: 0.3 };
    expect(await judge([], scores, 'standard')).toEqual({ flagged: false, blocked: false, categories: [] });
    expect(await judge([], scores, 'strict')).toEqual({
      flagged: true,
      blocked: true,
      categories: ['violence'],
    });
  });

  it('never wall off a cry for help, however strict, whatever else it sounds like', async () => {
    for (const level of ['lenient', 'standard', 'strict'] as const) {
      const verdict = await judge(['self-harm/intent'], { 'self-harm/intent': 0.9, violence: 0.4 }, level);
      expect(verdict.blocked).toBe(false);
      expect(verdict.categories).toContain('self-harm');
    }
  });

  it('go by the judgement alone where a service gives no scores', async () => {
    expect((await judge(['sexual'], {}, 'lenient')).blocked).toBe(true);
  });
});
