import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { RealtimeServer } from '../../platform/realtime/realtime.server';
import { messageChanged } from './messages.events';

/** Somebody waiting for what becomes of one message. Always {@link close} it. */
export interface Waiter {
  /**
   * Looks now and at every signal.
   * @param look reads the store; undefined means not yet
   * @param deadline milliseconds since the epoch
   * @returns what was found, or undefined when the time was up
   */
  until<Found>(look: () => Promise<Found | undefined>, deadline: number): Promise<Found | undefined>;
  close(): void;
}

/** Waiting for other processes. A signal only says where to look: what counts is the store. */
@Injectable()
export class MessageWaiter implements BeforeApplicationShutdown {
  private readonly sleepers = new Set<() => void>();
  private isClosing = false;

  constructor(private readonly realtime: RealtimeServer) {}

  /** Signals end with the process: whoever waits looks once more and answers with what is there. */
  beforeApplicationShutdown(): void {
    this.isClosing = true;
    this.sleepers.forEach((wake) => wake());
  }

  /** Listens from now on, so register before what is waited for can happen. */
  register(messageId: () => string | undefined): Waiter {
    let wake = (): void => undefined;
    let isChanged = false;
    const stop = this.realtime.onSignal(messageChanged, (changed) => {
      if (changed.messageId !== messageId()) return;
      isChanged = true;
      wake();
    });
    return {
      close: stop,
      until: async (look, deadline) => {
        for (;;) {
          isChanged = false;
          const found = await look();
          if (found !== undefined) return found;
          if (this.isClosing) return undefined;
          if (!isChanged && !(await this.sleepUntil(deadline, (wakeUp) => (wake = wakeUp)))) return look();
        }
      },
    };
  }

  /** @returns false when the time was up before anybody woke it. */
  private async sleepUntil(deadline: number, onSleep: (wakeUp: () => void) => void): Promise<boolean> {
    let wakeUp = (): void => undefined;
    try {
      return await new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(false), Math.max(0, deadline - Date.now()));
        wakeUp = () => {
          clearTimeout(timer);
          resolve(true);
        };
        this.sleepers.add(wakeUp);
        onSleep(wakeUp);
      });
    } finally {
      this.sleepers.delete(wakeUp);
    }
  }
}
