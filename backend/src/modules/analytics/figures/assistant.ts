import {
  ANSWER_STAGES,
  ESCALATION_REASONS,
  MESSAGE_FLAGS,
  type AiFigures,
  type AnswerStage,
  type Distribution,
  type ModelFigures,
  type TaskFigures,
} from '@switchboard/contracts';
import type { Tally } from '../rollups/tally';
import { countsOf, distributionOf, dollars, share } from './basics';

const TENTHS = Array.from({ length: 10 }, (_, tenth) => String(tenth));

export function assistantOf(tally: Tally): AiFigures {
  const cost = dollars(tally.get('spent'));
  const resolved = tally.get('resolved');
  return {
    answers: tally.get('answers'),
    unknown: tally.get('unknown'),
    failed: tally.get('failed'),
    thumbs: countsOf(tally, 'thumbs', ['up', 'down']),
    resolutions: {
      total: resolved,
      withoutPerson: tally.get('resolved_alone'),
      lasting: tally.get('resolved_lasting'),
      reopened: tally.get('reopened'),
    },
    containment: {
      answered: tally.get('answered'),
      withoutPerson: tally.get('contained'),
      handedOver: tally.get('handed_over'),
      handoverRate: share(tally.get('handed_over'), tally.get('conversations')),
    },
    handovers: countsOf(tally, 'handover', ESCALATION_REASONS),
    timings: Object.fromEntries(
      ANSWER_STAGES.map((stage) => [stage, distributionOf(tally, stage)]),
    ) as Record<AnswerStage, Distribution>,
    confidence: TENTHS.map((tenth) => tally.of('confidence', tenth)),
    tokens: tally.get('tokens'),
    cost,
    unpricedCalls: tally.get('unpriced_calls'),
    costPerResolution: share(cost, resolved),
    moderation: {
      blocked: tally.get('blocked'),
      released: tally.get('released'),
      flags: countsOf(tally, 'flag', MESSAGE_FLAGS),
    },
  };
}

/** Most used first. */
export function modelsOf(tally: Tally): ModelFigures[] {
  return [...tally.all('model_answers')]
    .map(([model, answers]) => ({
      model,
      answers,
      tokens: tally.of('model_tokens', model),
      cost: dollars(tally.of('model_cost', model)),
    }))
    .sort((one, other) => other.answers - one.answers || one.model.localeCompare(other.model));
}

/** Dearest first. */
export function tasksOf(tally: Tally): TaskFigures[] {
  return [...tally.all('task_calls')]
    .map(([task, calls]) => ({
      task,
      calls,
      tokens: tally.of('task_tokens', task),
      cost: dollars(tally.of('task_cost', task)),
    }))
    .sort((one, other) => other.cost - one.cost || one.task.localeCompare(other.task));
}
