import { Injectable } from '@nestjs/common';
import {
  hasPermission,
  LIMITS,
  type DrillDownFilters,
  type DrillDownMeta,
  type DrillDownQuery,
  type DrillDownRow,
} from '@switchboard/contracts';
import { placeOf } from '../../../platform/database/newest-first';
import { DomainError } from '../../../platform/errors/domain.error';
import { decodeCursor, encodeCursor } from '../../../platform/http/cursor';
import { Result } from '../../../platform/http/envelope.interceptor';
import type { Principal } from '../../../platform/security/access.decorators';
import { ConversationsService } from '../../conversations/conversations.service';
import { UsersService } from '../../users/users.service';
import { FaqFactsService } from '../../faqs/faq-facts.service';
import { Countables } from '../counting/countables.service';
import { rangeOf, type AnalyticsRange } from '../range/analytics-range';
import { isInCell } from '../range/weekly-heat';
import { endOf, QUARTER, startOf } from '../rollups/periods';
import { RollupReader } from '../rollups/rollup-reader.service';
import { RollupWalk } from '../rollups/rollup-walk.service';
import type { Tally } from '../rollups/tally';
import { contributionsOf, isBehind, latestFirst, type Contribution } from './contributions';
import { figureOf, type Figure } from './figure-parts';

/** Rows of a file that are looked up at once. */
const BATCH = 50;

/** What is asked for, and which moments count. */
interface Question extends Figure {
  range: AnalyticsRange;
  isWithin: (moment: Date) => boolean;
}

/**
 * The conversations and reports that a figure is made of. Rollups say when there were any; what is stored of
 * that time is counted as the figure was, one by one. A page costs what its rows cost, however long the range.
 */
@Injectable()
export class DrillDownService {
  constructor(
    private readonly reader: RollupReader,
    private readonly walk: RollupWalk,
    private readonly countables: Countables,
    private readonly conversations: ConversationsService,
    private readonly users: UsersService,
    private readonly faqs: FaqFactsService,
  ) {}

  /** @throws DomainError VALIDATION_FAILED, INVALID_CURSOR, FORBIDDEN for an agent who asks about others */
  async list(reader: Principal, query: DrillDownQuery): Promise<Result<DrillDownRow[], DrillDownMeta>> {
    checkOwn(reader, query);
    const question = questionOf(query);
    const { limit = LIMITS.listPageDefault, cursor } = query;
    const place = cursor === undefined ? null : placeIn(cursor);
    const [found, total, subject] = await Promise.all([
      this.find(question, place, limit + 1),
      this.total(question, query),
      this.subject(query),
    ]);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const { from, to, timezone } = question.range;
    return new Result(await this.rows(page), {
      nextCursor:
        found.length > limit && last ? encodeCursor([last.at.getTime(), String(last.listed)]) : null,
      total,
      subject,
      from: from.toISOString(),
      to: to.toISOString(),
      timezone,
    });
  }

  /** Page after page. @throws DomainError as the list does, at once */
  all(reader: Principal, filters: DrillDownFilters): AsyncGenerator<DrillDownRow> {
    checkOwn(reader, filters);
    return this.allRows(questionOf(filters));
  }

  private async *allRows(question: Question): AsyncGenerator<DrillDownRow> {
    for await (const some of this.batches(question, null, BATCH)) yield* await this.rows(some);
  }

  private async total({ range, countIn }: Question, { weekday, hour }: DrillDownFilters): Promise<number> {
    if (weekday === undefined || hour === undefined) return countIn(await this.reader.total(range));
    return (await this.reader.heatMap(range))[weekday - 1]?.[hour] ?? 0;
  }

  private async subject({ figure, of }: DrillDownFilters): Promise<string | null> {
    if (of === undefined) return null;
    if (figure.startsWith('agent_')) return (await this.users.summariesOf([of])).get(of)?.name ?? null;
    if (figure !== 'faq_used') return null;
    return (await this.faqs.titles()).find(({ _id }) => _id === of)?.question ?? null;
  }

  private async find(question: Question, place: Place | null, count: number): Promise<Contribution[]> {
    const found: Contribution[] = [];
    for await (const some of this.batches(question, place, count)) {
      found.push(...some);
      if (found.length >= count) break;
    }
    return found;
  }

  /** All that comes after the place, so many at a time at most, read as far as they are asked for. */
  private async *batches(
    question: Question,
    place: Place | null,
    size: number,
  ): AsyncGenerator<Contribution[]> {
    const { source, range, countIn, isWithin } = question;
    const end = place ? endOf({ level: 'quarter', from: startOf('quarter', place.at) }) : range.to;
    const search = { from: range.from, to: end < range.to ? end : range.to, source };
    if (search.from >= search.to) return;
    const isIn = (tally: Tally) => countIn(tally) > 0;
    for await (const { from, to } of this.walk.stretchesWith({ ...search, isIn })) {
      // Of a quarter of an hour all moments are within, or none.
      if (to.getTime() - from.getTime() === QUARTER && !isWithin(from)) continue;
      const isThere = (moment: Date) => moment >= from && moment < to && isWithin(moment);
      const there = await contributionsOf(this.countables.between(source, from, to), countIn, isThere);
      const next = latestFirst(there).filter((one) => !place || isBehind(one, place));
      while (next.length) {
        yield latestFirst(await this.whole(next.splice(0, size), question)).filter(({ at }) => at < to);
      }
    }
  }

  /** What these add in the whole range. Who did so later, too, has been listed there. */
  private whole(some: readonly Contribution[], { source, range, countIn, isWithin }: Question) {
    const listed = some.map((one) => one.listed);
    const all = this.countables.of(source, listed, range.from, range.to);
    return contributionsOf(all, countIn, isWithin);
  }

  private async rows(found: readonly Contribution[]): Promise<DrillDownRow[]> {
    const stored = await this.conversations.findAll(found.map(({ conversation }) => conversation));
    const byId = new Map(stored.map((conversation) => [String(conversation._id), conversation]));
    const people = await this.users.summariesOf(stored.map(({ user }) => String(user)));
    return found.flatMap(({ listed, conversation: id, report, count, at, seq }): DrillDownRow[] => {
      const conversation = byId.get(String(id));
      // Deleted at this moment.
      if (!conversation) return [];
      const { _id, title, status, category, sentiment, user } = conversation;
      return [
        {
          _id: String(listed),
          conversation: {
            _id: String(_id),
            title,
            status,
            category,
            sentiment,
            customer: people.get(String(user)) ?? null,
          },
          report: report && {
            _id: String(report._id),
            issueType: report.issueType,
            status: report.status,
            priority: report.priority,
          },
          count,
          at: at.toISOString(),
          seq,
        },
      ];
    });
  }
}

type Place = Pick<Contribution, 'at' | 'listed'>;

function placeIn(cursor: string): Place {
  const [time, id] = decodeCursor(cursor, ['number', 'string']) as [number, string];
  const { at, _id } = placeOf(time, id);
  return { at, listed: _id };
}

function questionOf(query: DrillDownFilters): Question {
  const { figure, of, weekday, hour } = query;
  const range = rangeOf(query, new Date());
  const { from, to, timezone } = range;
  const isInRange = (moment: Date) => moment >= from && moment < to;
  if (weekday === undefined && hour === undefined) {
    return { ...figureOf(figure, of), range, isWithin: isInRange };
  }
  if (weekday === undefined || hour === undefined) throw refused('weekday', 'and hour belong together');
  if (figure !== 'messages' || of !== 'user') {
    throw refused('weekday', 'is known of the figure messages of user alone');
  }
  const isWithin = (moment: Date) => isInRange(moment) && isInCell(moment, weekday - 1, hour, timezone);
  return { ...figureOf(figure, of), range, isWithin };
}

function checkOwn(reader: Principal, { figure, of }: DrillDownFilters): void {
  if (hasPermission(reader.role, 'analytics:read')) return;
  if (figure.startsWith('agent_') && of === reader._id) return;
  throw new DomainError('FORBIDDEN', 'You can see what your own figures are made of, and no others.');
}

function refused(field: string, problem: string): DomainError {
  return new DomainError('VALIDATION_FAILED', `${field} ${problem}.`, { details: [{ field, problem }] });
}
