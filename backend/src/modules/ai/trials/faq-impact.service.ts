import { Injectable } from '@nestjs/common';
import {
  KNOWLEDGE_LIMITS,
  type FaqImpact,
  type ImpactedQuestion,
  type RetrievedAnswer,
  type TriedFaq,
} from '@switchboard/contracts';
import { Lanes } from '../../../platform/concurrency/lanes';
import { PastQuestionsService, type PastQuestion } from '../../messages/past-questions.service';
import { FaqRetriever, type Surroundings } from '../knowledge/faq-retriever';
import type { RankableFaq } from '../providers/embedded/faq-ranker';
import type { Retrieval } from '../providers/embedded/knowledge-retrieval';
import { recognisePersonRequest } from '../providers/embedded/person-request';
import { recogniseSmallTalk } from '../providers/embedded/small-talk';
import { doInSlices, type Steps } from '../providers/embedded/steps';
import { impactOf, IMPACT_KINDS } from './impact';
import { toRankable } from './tried-faq';

/** Milliseconds for all questions; what has not been tried then is left out. */
const BUDGET = 5_000;
const LISTED = 100;
const SAME_TIME = 1;
const WAITING = 4;

/**
 * Past questions before and after an edit: which FAQ is found for each, and whether it would be given as the answer. By
 * the embedded ranking alone, each question by itself: no model is asked, so it costs nothing, and is the same every time.
 */
@Injectable()
export class FaqImpactService {
  private readonly lanes = new Lanes(SAME_TIME, WAITING);

  constructor(
    private readonly retriever: FaqRetriever,
    private readonly questions: PastQuestionsService,
  ) {}

  /** @throws DomainError DEPENDENCY_UNAVAILABLE when too many ask at once */
  of(draft: TriedFaq): Promise<FaqImpact> {
    return this.lanes.run(() => this.compare(toRankable(draft)));
  }

  private async compare(draft: RankableFaq): Promise<FaqImpact> {
    const past = (await this.questions.newest(KNOWLEDGE_LIMITS.impactQuestions)).filter(({ question }) =>
      isForTheFaqs(question),
    );
    const { replaced, ...read } = await this.retriever.around(draft);
    const isReworded = (faq: string) => faq === draft.id && replaced?.answer !== draft.answer;
    const found: ImpactedQuestion[] = [];
    const until = performance.now() + BUDGET;
    let examined = 0;
    const steps = function* (): Steps {
      for (const asked of past) {
        if (performance.now() > until) return;
        const impact = compareOne(asked, read, isReworded);
        if (impact) found.push(impact);
        examined += 1;
        yield;
      }
    };
    await doInSlices(steps());
    return {
      examined,
      isComplete: examined === past.length,
      counts: countsOf(found),
      questions: found.sort(byGravity).slice(0, LISTED),
    };
  }
}

/** Greetings and requests for a person are not answered from FAQs. */
function isForTheFaqs(question: string): boolean {
  return recogniseSmallTalk(question) === undefined && !recognisePersonRequest(question).isRequested;
}

function compareOne(
  { question, timesAsked, conversation, askedAt }: PastQuestion,
  read: Pick<Surroundings, 'before' | 'after'>,
  isReworded: (faq: string) => boolean,
): ImpactedQuestion | null {
  const before = read.before(question);
  const after = read.after(question);
  const kind = impactOf(before, after, isReworded);
  return (
    kind && {
      question,
      timesAsked,
      conversation,
      askedAt: askedAt.toISOString(),
      kind,
      before: toAnswer(before),
      after: toAnswer(after),
    }
  );
}

function toAnswer({ decision, confidence, candidates: [nearest] }: Retrieval): RetrievedAnswer {
  const faq = nearest && nearest.score > 0 ? nearest : null;
  return {
    decision,
    confidence,
    faq: faq && { faq: faq.faq.id, question: faq.faq.question, score: faq.score },
  };
}

function countsOf(found: readonly ImpactedQuestion[]): FaqImpact['counts'] {
  const count = (kind: (typeof IMPACT_KINDS)[number]) => found.filter((one) => one.kind === kind).length;
  return Object.fromEntries(IMPACT_KINDS.map((kind) => [kind, count(kind)])) as FaqImpact['counts'];
}

function byGravity(a: ImpactedQuestion, b: ImpactedQuestion): number {
  return IMPACT_KINDS.indexOf(a.kind) - IMPACT_KINDS.indexOf(b.kind) || b.timesAsked - a.timesAsked;
}
