import { Injectable, type StreamableFile } from '@nestjs/common';
import {
  LIMITS,
  type GapFilters,
  type GapRow,
  type GapsMeta,
  type ListGapsQuery,
} from '@switchboard/contracts';
import { csvFile, type CsvColumns } from '../../../platform/http/csv-file';
import { decodeCursor, encodeCursor, invalidCursor } from '../../../platform/http/cursor';
import { Result } from '../../../platform/http/envelope.interceptor';
import { FaqFactsService } from '../../faqs/faq-facts.service';
import { rangeOf, type AnalyticsRange } from '../range/analytics-range';
import { moodsOf } from './gap-figures.service';
import { GapQuestionsRepository, type GapInRange } from './gap-questions.repository';
import { toGapView } from './gap.mapper';
import { GapStateRepository } from './gap-state.repository';
import { GapsRepository, type GapFilter } from './gaps.repository';

/** Rows that a file is read in. */
const BATCH = 500;

const COLUMNS: CsvColumns<GapRow> = {
  question: ({ question }) => question,
  'gap id': ({ _id }) => _id,
  status: ({ status }) => status,
  score: ({ inRange }) => inRange.score,
  asked: ({ inRange }) => inRange.asked,
  'asked before': ({ inRange }) => inRange.askedBefore,
  positive: ({ inRange }) => inRange.moods.positive,
  neutral: ({ inRange }) => inRange.moods.neutral,
  negative: ({ inRange }) => inRange.moods.negative,
  frustrated: ({ inRange }) => inRange.moods.frustrated,
  'asked in all': ({ asked }) => asked,
  'people in all': ({ people }) => people,
  'conversations told': ({ told }) => told,
  'first asked': ({ firstAskedAt }) => firstAskedAt,
  'last asked': ({ lastAskedAt }) => lastAskedAt,
  faq: ({ faq }) => faq?.question,
  'faq id': ({ faq }) => faq?._id,
  dismissal: ({ dismissal }) => dismissal?.reason,
};

/** Which gaps there are in a stretch of time, by how much they matter. */
@Injectable()
export class GapList {
  constructor(
    private readonly gaps: GapsRepository,
    private readonly questions: GapQuestionsRepository,
    private readonly faqs: FaqFactsService,
    private readonly state: GapStateRepository,
  ) {}

  /** @throws DomainError VALIDATION_FAILED for a range, INVALID_CURSOR */
  async page({
    limit = LIMITS.listPageDefault,
    cursor,
    ...filters
  }: ListGapsQuery): Promise<Result<GapRow[], GapsMeta>> {
    const range = rangeOf(filters, new Date());
    const skip = cursor === undefined ? 0 : offsetOf(cursor);
    const found = await this.rows(filters, range, skip, limit + 1);
    const state = await this.state.find();
    return new Result(found.slice(0, limit), {
      nextCursor: found.length > limit ? encodeCursor([skip + limit]) : null,
      from: range.from.toISOString(),
      to: range.to.toISOString(),
      asOf: (state?.resumeAt ?? state?.readUntil)?.toISOString() ?? null,
    });
  }

  async file(filters: GapFilters): Promise<StreamableFile> {
    const range = rangeOf(filters, new Date());
    return csvFile('analytics-gaps.csv', COLUMNS, this.allRows(filters, range));
  }

  private async *allRows(filters: GapFilters, range: AnalyticsRange): AsyncGenerator<GapRow> {
    for (let skip = 0; ; skip += BATCH) {
      const rows = await this.rows(filters, range, skip, BATCH);
      yield* rows;
      if (rows.length < BATCH) return;
    }
  }

  private async rows(
    filters: GapFilters,
    { from, to, previous }: AnalyticsRange,
    skip: number,
    limit: number,
  ): Promise<GapRow[]> {
    const fitting = await this.gaps.idsOf({ ...filterOf(filters), lastAskedAt: { $gte: from } });
    const ranked = await this.questions.rank(fitting, from, to, skip, limit);
    const ids = ranked.map(({ _id }) => _id);
    const [gaps, before] = await Promise.all([
      this.gaps.find({ _id: { $in: ids } }),
      this.questions.countBetween(ids, previous.from, previous.to),
    ]);
    const faqs = await this.faqs.contentsOf(gaps.flatMap(({ faq }) => faq ?? []));
    const known = new Map(gaps.map((gap) => [String(gap._id), gap]));
    return ranked.flatMap((figures) => {
      const gap = known.get(String(figures._id));
      if (!gap) return [];
      const faq = (gap.faq && faqs.get(String(gap.faq))) ?? null;
      return [{ ...toGapView(gap, faq), inRange: inRangeOf(figures, before.get(String(gap._id)) ?? 0) }];
    });
  }
}

function inRangeOf(figures: GapInRange, askedBefore: number): GapRow['inRange'] {
  return { asked: figures.asked, askedBefore, score: figures.score, moods: moodsOf(figures) };
}

function filterOf({ status, search }: GapFilters): GapFilter {
  const words = search?.toLowerCase().split(/\s+/) ?? [];
  return {
    ...(status && { status }),
    ...(words.length && { $and: words.map((word) => ({ text: { $regex: escaped(word) } })) }),
  };
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Scores are of one range and move all the time: a place in a list is how many stand before it. */
function offsetOf(cursor: string): number {
  const [offset] = decodeCursor(cursor, ['number']);
  if (typeof offset !== 'number' || !Number.isSafeInteger(offset) || offset < 0) throw invalidCursor();
  return offset;
}
