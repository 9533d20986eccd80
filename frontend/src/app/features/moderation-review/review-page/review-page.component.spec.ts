import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { MessageView, ReviewItem } from '@switchboard/contracts';
import { aMessage } from '../../../../testing/factories';
import { provideTestBasics } from '../../../../testing/texts';
import { ReviewPageComponent } from './review-page.component';

const settled = () => new Promise((resolve) => setTimeout(resolve));

function held(id: string, changes: Partial<MessageView> = {}): ReviewItem {
  const message = aMessage(1, {
    _id: id,
    content: `Words of ${id}`,
    moderation: 'blocked',
    flags: ['harassment'],
    ...changes,
  });
  return { message, conversation: { _id: 'c1', title: 'My invoice' } };
}

describe('ReviewPageComponent', () => {
  let fixture: ComponentFixture<ReviewPageComponent>;
  let http: HttpTestingController;

  const element = () => fixture.nativeElement as HTMLElement;
  const text = () => element().textContent?.replace(/\s+/g, ' ') ?? '';
  const cards = () => [...element().querySelectorAll('sb-review-card')];
  const button = (name: string, within: ParentNode = document) =>
    [...within.querySelectorAll('button')].find(
      (one) => one.getAttribute('aria-label') === name || one.textContent?.trim() === name,
    ) as HTMLButtonElement;

  async function rendered(): Promise<void> {
    await settled();
    await fixture.whenStable();
  }

  async function answerList(data: ReviewItem[], nextCursor: string | null = null): Promise<string | null> {
    const call = http.expectOne(({ url }) => url === '/api/moderation/review');
    call.flush({ success: true, message: 'OK', data, meta: { nextCursor } });
    await rendered();
    return call.request.params.get('state');
  }

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [provideTestBasics(), provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(ReviewPageComponent);
    await fixture.whenStable();
  });

  afterEach(() => http.verify());

  it('shows the shape of a list until it is there', async () => {
    expect(element().querySelector('sb-list-skeleton')).not.toBeNull();
    await answerList([]);
    expect(text()).toContain('Nothing to review');
  });

  it('shows who wrote what where, and why it is held', async () => {
    await answerList([held('m1', { flags: ['harassment', 'injection'] }), held('m2', { sender: null })]);
    expect(cards()).toHaveLength(2);
    expect(text()).toContain('Harassment');
    expect(text()).toContain('Possible manipulation attempt');
    expect(text()).toContain('Words of m1');
    expect(cards()[0]?.querySelector('a')?.getAttribute('href')).toBe('/inbox/c1#message-1');
    expect(cards()[1]?.textContent).toContain('Assistant');
  });

  it('shows what was let through with a mark, which needs no release', async () => {
    expect(await answerList([held('m1')])).toBe('blocked');
    button('Let through, marked').click();
    await rendered();
    expect(cards()).toHaveLength(0);
    expect(await answerList([held('m2', { moderation: 'passed' })])).toBe('flagged');
    expect(text()).toContain('Words of m2');
    expect(button('Release the message of Carla Customer')).toBeUndefined();
  });

  it('shows the list that was asked for last, whichever answer comes first', async () => {
    const blocked = http.expectOne(({ params }) => params.get('state') === 'blocked');
    button('Let through, marked').click();
    await rendered();
    await answerList([held('m2', { moderation: 'passed' })]);
    blocked.flush({ success: true, message: 'OK', data: [held('m1')], meta: { nextCursor: null } });
    await rendered();
    expect(text()).toContain('Words of m2');
    expect(text()).not.toContain('Words of m1');
  });

  it('reads further pages', async () => {
    await answerList([held('m1')], 'next');
    button('Show more').click();
    const call = http.expectOne(({ params }) => params.get('cursor') === 'next');
    call.flush({ success: true, message: 'OK', data: [held('m1'), held('m2')], meta: { nextCursor: null } });
    await rendered();
    expect(cards()).toHaveLength(2);
    expect(button('Show more')).toBeUndefined();
  });

  it('says when the list could not be read, and tries again', async () => {
    http.expectOne(({ url }) => url === '/api/moderation/review').error(new ProgressEvent('error'));
    await rendered();
    expect(text()).toContain('The messages could not be loaded');
    button('Try again').click();
    await answerList([held('m1')]);
    expect(cards()).toHaveLength(1);
  });

  describe('a release', () => {
    const release = () => http.expectOne('/api/conversations/c1/messages/m1/release');

    beforeEach(async () => {
      await answerList([held('m1'), held('m2')]);
      button('Release the message of Carla Customer').click();
      await rendered();
    });

    const toast = (words: string) =>
      vi.waitFor(() =>
        expect(document.querySelector('mat-snack-bar-container')?.textContent).toContain(words),
      );
    const confirm = async (name: string) => {
      button(name, document.querySelector('mat-dialog-container') as HTMLElement).click();
      await vi.waitFor(() => expect(document.querySelector('mat-dialog-container')).toBeNull());
      await rendered();
    };

    it('is confirmed first', async () => {
      await confirm('Cancel');
      expect(cards()).toHaveLength(2);
    });

    it('takes the message off the list', async () => {
      await confirm('Release');
      const call = release();
      expect(call.request.method).toBe('POST');
      call.flush({ success: true, message: 'OK', data: null });
      await rendered();
      expect(text()).not.toContain('Words of m1');
      expect(cards()).toHaveLength(1);
      await toast('The message is in the conversation now.');
    });

    it('leaves the message when it fails', async () => {
      await confirm('Release');
      const body = { success: false, message: 'No.', error: 'INTERNAL_ERROR', correlationId: 'x' };
      release().flush(body, { status: 500, statusText: 'Error' });
      await toast('The server had a problem.');
      expect(text()).toContain('Words of m1');
    });
  });
});
