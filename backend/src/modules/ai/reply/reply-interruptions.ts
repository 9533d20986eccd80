import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { RealtimeServer } from '../../../platform/realtime/realtime.server';
import { assistantInterrupted } from '../../conversations/conversations.events';

interface RunningReply {
  conversationId: string;
  aiEpoch: number;
  controller: AbortController;
}

/** Stops answers that this process is making as soon as a person takes over. Being late costs words, not truth. */
@Injectable()
export class ReplyInterruptions implements OnApplicationShutdown {
  private readonly running = new Set<RunningReply>();
  private readonly stopListening: () => void;

  constructor(realtime: RealtimeServer) {
    this.stopListening = realtime.onSignal(assistantInterrupted, ({ conversationId, aiEpoch }) => {
      for (const reply of this.running) {
        if (reply.conversationId === conversationId && reply.aiEpoch < aiEpoch) reply.controller.abort();
      }
    });
  }

  onApplicationShutdown(): void {
    this.stopListening();
  }

  /** @param aiEpoch the epoch that the answer is made under */
  async during<Result>(
    conversationId: string,
    aiEpoch: number,
    work: (interrupted: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const reply = { conversationId, aiEpoch, controller: new AbortController() };
    this.running.add(reply);
    try {
      return await work(reply.controller.signal);
    } finally {
      this.running.delete(reply);
    }
  }
}
