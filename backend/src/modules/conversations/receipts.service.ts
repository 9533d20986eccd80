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
   * @param previous where the mark stands; the update misses when it moved meanwhile
   * @param covered how many messages of others lie between the two
   * @returns whether the mark rose
   */
  async raiseRead(
    conversationId: Types.ObjectId,
    userId: string,
    previous: number,
    upToSeq: number,
    at: Date,
    covered: number,
  ): Promise<boolean> {
    const raised = await this.repository.updateOne(
      {
        _id: conversationId,
        participants: { $elemMatch: { user: new Types.ObjectId(userId), readSeq: previous } },
      },
      {
        $set: { 'participants.$.readSeq': upToSeq, 'participants.$.readAt': at },
        // Not set: a message that is being counted at this moment would be lost from the count.
        $inc: { 'participants.$.unread': -covered },
        $max: { 'participants.$.deliveredSeq': upToSeq },
      },
    );
    return raised !== null;
  }
}
