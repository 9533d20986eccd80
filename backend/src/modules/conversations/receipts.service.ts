import { Injectable } from '@nestjs/common';
import { Types } from 'mongoose';
import { ConversationsRepository } from './conversations.repository';

/** The participants' high-water marks. They only rise. */
@Injectable()
export class ReceiptsService {
  constructor(private readonly repository: ConversationsRepository) {}

  /** @returns whether the mark rose; false when it stood there already. */
  async raiseDelivered(conversationId: Types.ObjectId, userId: string, upToSeq: number): Promise<boolean> {
    const raised = await this.repository.updateOne(
      {
        _id: conversationId,
        participants: { $elemMatch: { user: new Types.ObjectId(userId), deliveredSeq: { $lt: upToSeq } } },
      },
      { $set: { 'participants.$.deliveredSeq': upToSeq } },
    );
    return raised !== null;
  }

  /**
   * What was read was delivered too.
   * @param unread how many messages of others lie above the mark
   * @returns whether the mark rose
   */
  async raiseRead(
    conversationId: Types.ObjectId,
    userId: string,
    upToSeq: number,
    at: Date,
    unread: number,
  ): Promise<boolean> {
    const raised = await this.repository.updateOne(
      {
        _id: conversationId,
        participants: { $elemMatch: { user: new Types.ObjectId(userId), readSeq: { $lt: upToSeq } } },
      },
      {
        $set: {
          'participants.$.readSeq': upToSeq,
          'participants.$.readAt': at,
          'participants.$.unread': unread,
        },
        $max: { 'participants.$.deliveredSeq': upToSeq },
      },
    );
    return raised !== null;
  }
}
