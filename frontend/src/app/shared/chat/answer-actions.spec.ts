import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Socket } from 'ngx-socket-io';
import { aConversation, aMessage, aSignedInUser, anAnswer } from '../../../testing/factories';
import { FakeSocket, success } from '../../../testing/fake-socket';
import { SessionStore } from '../../core/auth/session.store';
import { RealtimeService } from '../../core/realtime/realtime.service';
import { AnswerActions } from './answer-actions';
import { ChatStore } from './chat.store';
import { mergeMessage } from './message-timeline';
import { OutboxStore } from './outbox.store';
import { ReceiptSender } from './receipt-sender';
import { TypingStore } from './typing.store';

const settled = () => new Promise((resolve) => setTimeout(resolve));
const answerFailure = { error: 'I could not answer just now.', retryable: true };

describe('AnswerActions', () => {
  let actions: AnswerActions;
  let chat: ChatStore;
  let http: HttpTestingController;

  const message = (id: string) => chat.timeline().messages.find(({ _id }) => _id === id);
  const feedbackCall = () => http.expectOne('/api/conversations/c1/messages/m2/feedback');
  const retryCall = () => http.expectOne('/api/conversations/c1/messages/m1/retry');
  const refusal = (error: string) => ({ success: false, message: 'No.', error, correlationId: 'x' });

  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        RealtimeService,
        OutboxStore,
        TypingStore,
        ReceiptSender,
        ChatStore,
        AnswerActions,
        { provide: Socket, useValue: new FakeSocket() },
      ],
    });
    TestBed.inject(SessionStore).start(aSignedInUser());
    chat = TestBed.inject(ChatStore);
    http = TestBed.inject(HttpTestingController);
    actions = TestBed.inject(AnswerActions);
    chat.open('c1');
    chat.replaceConversation(aConversation());
    chat.change((line) => mergeMessage(mergeMessage(line, aMessage(1)), anAnswer(2)));
  });

  afterEach(() => {
    http.verify();
    TestBed.resetTestingModule();
  });

  describe('an opinion', () => {
    it('is shown at once and told to the server', async () => {
      const told = actions.rate('m2', 'up');
      expect(message('m2')?.feedback).toBe('up');
      await settled();
      const call = feedbackCall();
      expect(call.request.method).toBe('PUT');
      expect(call.request.body).toEqual({ rating: 'up' });
      call.flush(success(null));
      await told;
      expect(message('m2')?.feedback).toBe('up');
    });

    it('is taken back when the server does not take it', async () => {
      const told = actions.rate('m2', 'up');
      await settled();
      feedbackCall().flush(refusal('INTERNAL_ERROR'), { status: 500, statusText: 'Error' });
      await expect(told).rejects.toMatchObject({ code: 'INTERNAL_ERROR' });
      expect(message('m2')?.feedback).toBeNull();
    });

    it('may change before the first one has arrived, and the last one stands', async () => {
      const first = actions.rate('m2', 'up');
      const second = actions.rate('m2', 'down');
      expect(message('m2')?.feedback).toBe('down');
      await settled();
      feedbackCall().flush(success(null));
      await first;
      await settled();
      const call = feedbackCall();
      expect(call.request.body).toEqual({ rating: 'down' });
      call.flush(success(null));
      await second;
      expect(message('m2')?.feedback).toBe('down');
    });

    it('goes back to what the server holds when both fail', async () => {
      const first = actions.rate('m2', 'up');
      const second = actions.rate('m2', 'down');
      first.catch(() => undefined);
      await settled();
      feedbackCall().flush(refusal('INTERNAL_ERROR'), { status: 500, statusText: 'Error' });
      await settled();
      feedbackCall().flush(refusal('INTERNAL_ERROR'), { status: 500, statusText: 'Error' });
      await expect(second).rejects.toMatchObject({ code: 'INTERNAL_ERROR' });
      expect(message('m2')?.feedback).toBeNull();
    });

    it('is not told twice', async () => {
      chat.change((line) => mergeMessage(line, anAnswer(2, { feedback: 'up', updatedAt: '2027-01-01' })));
      await actions.rate('m2', 'up');
    });
  });

  describe('asking again', () => {
    beforeEach(() =>
      chat.change((line) => mergeMessage(line, aMessage(1, { answerFailure, updatedAt: '2027-01-01' }))),
    );

    it('takes the failure away, and shows that the assistant is at it', async () => {
      const asked = actions.retry('m1');
      expect(message('m1')?.answerFailure).toBeNull();
      expect(chat.typing.isAssistantWriting()).toBe(true);
      retryCall().flush(success(null));
      await asked;
    });

    it('shows the failure again when the question could not be asked', async () => {
      const asked = actions.retry('m1');
      retryCall().flush(refusal('DEPENDENCY_UNAVAILABLE'), { status: 503, statusText: 'Gone' });
      await expect(asked).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
      expect(message('m1')?.answerFailure).toEqual(answerFailure);
      expect(chat.typing.isAssistantWriting()).toBe(false);
    });

    it('learns what has become of the question when the server disagrees', async () => {
      const asked = actions.retry('m1');
      retryCall().flush(refusal('CONFLICT'), { status: 409, statusText: 'Conflict' });
      await settled();
      const page = http.expectOne('/api/conversations/c1/messages?afterSeq=0&limit=1');
      const data = [aMessage(1, { updatedAt: '2027-01-02' })];
      page.flush({ success: true, message: 'OK', data, meta: { hasMore: true, lastSeq: 2, syncedTo: 1 } });
      await expect(asked).rejects.toMatchObject({ code: 'CONFLICT' });
      expect(message('m1')?.answerFailure).toBeNull();
    });
  });
});
