import { Injectable, Injector, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { MessageView } from '@switchboard/contracts';
import { SessionStore } from '../../../core/auth/session.store';
import { ChatStore } from '../../../shared/chat/chat.store';
import type { WrittenMessage } from '../../../shared/chat/composer/composer.component';
import { spanText } from '../../../shared/ui/figures/figures';

interface Draft {
  readonly conversationId: string;
  /** The customer's last message that was on the screen when it was begun: what it answers. */
  readonly answersSeq: number;
}

/** Asks before a second agent answers what another has answered, or is answering at this moment. */
@Injectable()
export class CollisionGuard {
  private readonly chat = inject(ChatStore);
  private readonly injector = inject(Injector);
  private readonly session = inject(SessionStore);
  private readonly transloco = inject(TranslocoService);
  private draft: Draft | null = null;

  noteDraft(): void {
    const conversationId = this.chat.id();
    if (conversationId) this.draft = { conversationId, answersSeq: this.lastQuestionSeq() };
  }

  /** Whether it may go out; a note to the team collides with nothing. */
  readonly confirm = ({ visibility }: WrittenMessage): boolean | Promise<boolean> => {
    if (visibility === 'internal') return true;
    const warning = this.warning();
    return warning === null || this.ask(warning);
  };

  private warning(): string | null {
    const answer = this.answerOfAnother();
    if (answer) {
      const age = Date.now() - Date.parse(answer.createdAt);
      return this.transloco.translate('console.collision.answered', {
        name: answer.sender?.name,
        span: spanText(Math.max(1_000, age)),
      });
    }
    const customer = this.chat.conversation()?.user._id;
    const writer = this.chat.typing.writers().find(({ userId }) => userId !== customer && userId !== this.me);
    return writer ? this.transloco.translate('console.collision.isWriting', { name: writer.userName }) : null;
  }

  /** The newest answer of another agent to what this draft answers. After an own answer, what came before it is known. */
  private answerOfAnother(): MessageView | null {
    const isKnownDraft = this.draft?.conversationId === this.chat.id();
    const question = isKnownDraft ? (this.draft?.answersSeq ?? 0) : this.lastQuestionSeq();
    const answers = this.chat
      .timeline()
      .messages.filter(
        ({ senderType, visibility, seq }) =>
          senderType === 'agent' && visibility === 'public' && seq > question,
      );
    const newest = answers.at(-1);
    return newest && newest.sender?._id !== this.me ? newest : null;
  }

  private lastQuestionSeq(): number {
    return this.chat.timeline().messages.findLast(({ senderType }) => senderType === 'user')?.seq ?? 0;
  }

  private async ask(warning: string): Promise<boolean> {
    const [{ MatDialog }, { ConfirmDialogComponent }] = await Promise.all([
      import('@angular/material/dialog'),
      import('../../../shared/ui/confirm-dialog/confirm-dialog.component'),
    ]);
    const text = (key: string) => this.transloco.translate<string>(`console.collision.${key}`);
    const dialog = this.injector.get(MatDialog).open<unknown, unknown, boolean>(ConfirmDialogComponent, {
      width: '420px',
      maxWidth: '96vw',
      data: { heading: text('title'), text: warning, confirm: text('send'), cancel: text('keep') },
    });
    return new Promise((resolve) => dialog.afterClosed().subscribe((isWanted) => resolve(isWanted === true)));
  }

  private get me(): string {
    return this.session.user()?._id ?? '';
  }
}
