import { Injectable, type StreamableFile } from '@nestjs/common';
import {
  LIMITS,
  type GapFilters,
  type GapRow,
  type GapsMeta,
  type ListGapsQuery,
} from '@switchboard/contracts';
import type { Types } from 'mongoose';
import { csvFile, type CsvColumns } from '../../../platform/http/csv-file';
import { decodeCursor, encodeCursor, invalidCursor } from '../../../platform/http/cursor';
import { Result } from '../../../platform/http/envelope.interceptor';
import type { Principal } from '../../../platform/security/access.decorators';
import { AuditService } from '../../audit/audit.service';
import { FaqFactsService } from '../../faqs/faq-facts.service';
import { rangeOf, type AnalyticsRange } from '../range/analytics-range';
import { zonedTime } from '../range/zoned-time';
import { RollupReader } from '../rollups/rollup-reader.service';
import type { Tally } from '../rollups/tally';
import { toGapView } from './gap.mapper';
import { moodsOf, scoreOf } from './gap-rules';
import { GapStateRepository } from './gap-state.repository';
import { GapsRepository, type GapFilter } from './gaps.repository';

/** Rows that a file is read in. */
const BATCH = 500;

const columnsIn = (timezone: string): CsvColumns<GapRow> => ({
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
  'first asked': ({ firstAskedAt }) => zonedTime(firstAskedAt, timezone),
  'last asked': ({ lastAskedAt }) => zonedTime(lastAskedAt, timezone),
  'time zone': () => timezone,
  faq: ({ faq }) => faq?.question,
  'faq id': ({ faq }) => faq?._id,
  dismissal: ({ dismissal }) => dismissal?.reason,
});

type Ranked = Pick<GapRow, 'inRange'> & { _id: Types.ObjectId };

/**
 * Which gaps there are in a stretch of time, by how much they matter. They are counted as all figures are: what a list
 * takes depends on how many gaps there are and how long the range is, and not on how much was asked.
 */
@Injectable()
export class GapList {
  constructor(
    private readonly gaps: GapsRepository,
    private readonly rollups: RollupReader,
    private readonly faqs: FaqFactsService,
    private readonly state: GapStateRepository,
    private readonly audit: AuditService,
  ) {}

  /** @throws DomainError VALIDATION_FAILED for a range, INVALID_CURSOR */
  async page({
    limit = LIMITS.listPageDefault,
    cursor,
    ...filters
  }: ListGapsQuery): Promise<Result<GapRow[], GapsMeta>> {
    const range = rangeOf(filters, new Date());
    const skip = cursor === undefined ? 0 : offsetOf(cursor);
    // Read first: what changes meanwhile may be in the list, and is in the next one for certain.
    const asOf = await this.asOf();
    const ranked = await this.ranked(filters, range);
    return new Result(await this.rows(ranked.slice(skip, skip + limit)), {
      nextCursor: ranked.length > skip + limit ? encodeCursor([skip + limit]) : null,
      from: range.from.toISOString(),
      to: range.to.toISOString(),
      asOf: asOf?.toISOString() ?? null,
    });
  }

  /** What customers asked, in their own words: that somebody took it along is written down. */
  async file(reader: Principal, filters: GapFilters): Promise<StreamableFile> {
    const range = rangeOf(filters, new Date());
    await this.audit.record({
      action: 'gaps.exported',
      by: reader,
      target: { type: 'gap', id: null, name: '' },
      after: { ...filters },
    });
    return csvFile('analytics-gaps.csv', columnsIn(range.timezone), this.allRows(filters, range));
  }

  private async *allRows(filters: GapFilters, range: AnalyticsRange): AsyncGenerator<GapRow> {
    const ranked = await this.ranked(filters, range);
    for (let next = 0; next < ranked.length; next += BATCH) {
      yield* await this.rows(ranked.slice(next, next + BATCH));
    }
  }

  /** Questions are put to gaps first, and counted then. */
  private async asOf(): Promise<Date | null> {
    const [state, { asOf }] = await Promise.all([this.state.find(), this.rollups.freshness()]);
    const gathered = state?.resumeAt ?? state?.readUntil ?? null;
    return gathered && asOf && (gathered < asOf ? gathered : asOf);
  }

  /** The highest score first; of equal ones that which was asked last. */
  private async ranked(filters: GapFilters, range: AnalyticsRange): Promise<Ranked[]> {
    const [fitting, now, before] = await Promise.all([
      this.gaps.idsOf({ ...filterOf(filters), lastAskedAt: { $gte: range.from } }),
      this.rollups.total(range, 'gaps'),
      this.rollups.total(range.previous, 'gaps'),
    ]);
    return fitting
      .map((_id) => ({ _id, inRange: inRangeOf(String(_id), now, before) }))
      .filter(({ inRange }) => inRange.asked > 0)
      .sort((one, other) => other.inRange.score - one.inRange.score);
  }

  private async rows(ranked: readonly Ranked[]): Promise<GapRow[]> {
    const gaps = await this.gaps.find({ _id: { $in: ranked.map(({ _id }) => _id) } });
    const faqs = await this.faqs.contentsOf(gaps.flatMap(({ faq }) => faq ?? []));
    const known = new Map(gaps.map((gap) => [String(gap._id), gap]));
    return ranked.flatMap(({ _id, inRange }) => {
      const gap = known.get(String(_id));
      if (!gap) return [];
      const faq = (gap.faq && faqs.get(String(gap.faq))) ?? null;
      return [{ ...toGapView(gap, faq), inRange }];
    });
  }
}

function inRangeOf(gap: string, now: Tally, before: Tally): GapRow['inRange'] {
  const asked = now.of('gap_asked', gap);
  const moods = moodsOf({
    asked,
    positive: now.of('gap_positive', gap),
    negative: now.of('gap_negative', gap),
    frustrated: now.of('gap_frustrated', gap),
  });
  return { asked, askedBefore: before.of('gap_asked', gap), score: scoreOf(moods), moods };
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
