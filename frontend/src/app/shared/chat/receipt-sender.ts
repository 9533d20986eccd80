import { DestroyRef, Injectable, inject } from '@angular/core';
import { RealtimeService } from '../../core/realtime/realtime.service';

/** Receipts of a burst of messages go out as one. */
const GATHERING = 150;

type Mark = 'delivered' | 'read';

/** Tells the others how far this reader has come. Marks only rise; a lost one is told again after a reconnect. */
@Injectable()
export class ReceiptSender {
  private readonly realtime = inject(RealtimeService);
  private conversationId: string | null = null;
  private wanted: Record<Mark, number> = { delivered: 0, read: 0 };
  private told: Record<Mark, number> = { delivered: 0, read: 0 };
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  /** Begins with what the server knows already. */
  begin(conversationId: string, known: Record<Mark, number>): void {
    if (this.conversationId !== conversationId) this.wanted = { ...known };
    this.conversationId = conversationId;
    this.told = { ...known };
    this.flushSoon();
  }

  raise(mark: Mark, upToSeq: number): void {
    if (upToSeq <= this.wanted[mark]) return;
    this.wanted[mark] = upToSeq;
    this.flushSoon();
  }

  private flushSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.flush('delivered');
      this.flush('read');
    }, GATHERING);
  }

  private flush(mark: Mark): void {
    const conversationId = this.conversationId;
    const upToSeq = this.wanted[mark];
    if (!conversationId || upToSeq <= this.told[mark]) return;
    const before = this.told[mark];
    this.told[mark] = upToSeq;
    this.realtime.emit(`message:${mark}`, { conversationId, upToSeq }).catch(() => {
      if (this.conversationId === conversationId) this.told[mark] = Math.min(before, this.told[mark]);
    });
  }
}
