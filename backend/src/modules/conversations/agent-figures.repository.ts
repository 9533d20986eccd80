import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model, Types } from 'mongoose';
import { Conversation } from './conversation.schema';
import { UNRESOLVED } from './inbox/inbox-views';

/** Of one agent, and a stretch of time; times in milliseconds. */
export interface StoredAgentFigures {
  handled: number;
  resolved: number;
  reopened: number;
  firstResponseTime: number | null;
  resolutionTime: number | null;
  ratings: number;
  averageRating: number | null;
}

const ONE_IF = (condition: object) => ({ $sum: { $cond: [condition, 1, 0] } });
/** An average passes over null. */
const AVERAGE_IF = (condition: object, value: string) => ({ $avg: { $cond: [condition, value, null] } });

/** Conversations counted by who works on them. */
@Injectable()
export class AgentFiguresRepository {
  constructor(@InjectModel(Conversation.name) private readonly model: Model<Conversation>) {}

  /** How many conversations that are not resolved each agent has. */
  countUnresolved(): Promise<{ _id: Types.ObjectId; count: number }[]> {
    return this.model
      .aggregate<{ _id: Types.ObjectId; count: number }>([
        { $match: { assignedAgent: { $type: 'objectId' }, status: { $in: UNRESOLVED } } },
        { $group: { _id: '$assignedAgent', count: { $sum: 1 } } },
      ])
      .exec();
  }

  /** @returns undefined when there is nothing to count */
  async figuresOf(agent: Types.ObjectId, since: Date): Promise<StoredAgentFigures | undefined> {
    const isOwnSince = (deed: string) => ({
      $and: [{ $eq: [`$${deed}.by`, agent] }, { $gte: [`$${deed}.at`, since] }],
    });
    const isResolved = isOwnSince('resolution');
    const isRated = {
      $and: [
        { $gte: ['$rating.at', since] },
        // Whoever has it; when nobody has it any more, whoever resolved it.
        { $eq: [{ $ifNull: ['$assignedAgent', '$resolution.by'] }, agent] },
      ],
    };
    const [figures] = await this.model
      .aggregate<StoredAgentFigures>([
        {
          $match: {
            $or: [
              { 'participants.user': agent, lastActivityAt: { $gte: since } },
              { 'resolution.by': agent, 'resolution.at': { $gte: since } },
            ],
            // Staff may be customers, too.
            user: { $ne: agent },
          },
        },
        {
          $group: {
            _id: null,
            handled: { $sum: 1 },
            resolved: ONE_IF(isResolved),
            reopened: ONE_IF({ $and: [isResolved, { $gt: ['$reopenings', 0] }] }),
            firstResponseTime: AVERAGE_IF(isOwnSince('firstResponse'), '$firstResponse.waited'),
            resolutionTime: AVERAGE_IF(isResolved, '$resolution.waited'),
            ratings: ONE_IF(isRated),
            averageRating: AVERAGE_IF(isRated, '$rating.score'),
          },
        },
      ])
      .exec();
    return figures;
  }
}
