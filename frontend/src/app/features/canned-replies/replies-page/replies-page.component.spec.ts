import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import type { CannedReplyView, Category } from '@switchboard/contracts';
import { aSignedInUser } from '../../../../testing/factories';
import { success } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { SessionStore } from '../../../core/auth/session.store';
import { provideFeature } from '../../../core/feature/feature.providers';
import { CANNED_BAGGAGE } from '../canned-baggage';
import { RepliesPageComponent } from './replies-page.component';

const reply = (shortcut: string, category: Category, content = `Text of ${shortcut}`): CannedReplyView => ({
  _id: `id-${shortcut}`,
  shortcut,
  title: `About ${shortcut}`,
  content,
  category,
  createdAt: '2026-03-01T10:00:00.000Z',
  updatedAt: '2026-03-01T10:00:00.000Z',
});
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('the page of canned replies', () => {
  let fixture: ComponentFixture<RepliesPageComponent>;
  let http: HttpTestingController;

  const element = () => fixture.nativeElement as HTMLElement;
  const shown = () =>
    [...element().querySelectorAll('section')].map((section) => [
      section.querySelector('h2')?.textContent?.replace(/\s+/g, ' ').trim(),
      ...[...section.querySelectorAll('code')].map((code) => code.textContent),
    ]);
  const loader = () => TestbedHarnessEnvironment.documentRootLoader(fixture);
  const press = async (text: string | RegExp) =>
    (await loader().getHarness(MatButtonHarness.with({ text }))).click();
  const button = (name: string) =>
    element().querySelector<HTMLButtonElement>(`[aria-label="${name}"]`) as HTMLButtonElement;
  const field = (label: string) =>
    loader().getHarness(MatFormFieldHarness.with({ floatingLabelText: label }));

  async function write(label: string, text: string): Promise<void> {
    const input = await (await field(label)).getControl(MatInputHarness);
    await input?.setValue(text);
  }

  const toast = (text: string) => vi.waitFor(() => expect(document.body.textContent).toContain(text));

  async function rendered(): Promise<void> {
    await settled();
    await fixture.whenStable();
  }

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideTestBasics(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideFeature(CANNED_BAGGAGE),
      ],
    });
    TestBed.inject(SessionStore).start(aSignedInUser('agent'));
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(RepliesPageComponent);
    await rendered();
  });

  const answer = async () => {
    http
      .expectOne('/api/canned-replies')
      .flush(success([reply('closing', 'general'), reply('refund', 'billing'), reply('receipt', 'billing')]));
    await rendered();
  };

  it('lists them by category, and finds them by any of their words', async () => {
    expect(element().querySelector('sb-list-skeleton')).not.toBeNull();
    await answer();
    expect(shown()).toEqual([
      ['Billing 2', '/refund', '/receipt'],
      ['General 1', '/closing'],
    ]);
    const search = element().querySelector('input') as HTMLInputElement;
    search.value = 'text rec';
    search.dispatchEvent(new Event('input'));
    await rendered();
    expect(shown()).toEqual([['Billing 1', '/receipt']]);
    search.value = 'nowhere';
    search.dispatchEvent(new Event('input'));
    await rendered();
    expect(element().textContent).toContain('No reply fits');
  });

  it('says when they could not be loaded, and tries again', async () => {
    const body = { success: false, message: 'No.', error: 'INTERNAL_ERROR', correlationId: 'x' };
    http.expectOne('/api/canned-replies').flush(body, { status: 500, statusText: 'Error' });
    await rendered();
    expect(element().textContent).toContain('could not be loaded');
    await press('Try again');
    await answer();
    expect(shown()).toHaveLength(2);
  });

  it('makes one, with a preview and variables put in by a click', async () => {
    await answer();
    await press(/New reply/);
    await write('Shortcut', 'hello');
    await write('Title', 'Hello');
    await write('Text', 'Hello ');
    const variable = [...document.querySelectorAll<HTMLButtonElement>('.variable')].find((one) =>
      one.textContent?.includes('first name'),
    );
    variable?.click();
    await rendered();
    expect(document.querySelector('.preview')?.textContent?.trim()).toBe('Hello Maya');
    await write('Text', 'Hello {{customer.firstName}}, order {{order.id}}');
    expect(document.querySelector('.unknown')?.textContent).toContain('{{order.id}}');
    const category = await (await field('Category')).getControl(MatSelectHarness);
    await category?.clickOptions({ text: 'Billing' });
    await press('Save');
    const call = http.expectOne({ method: 'POST', url: '/api/canned-replies' });
    expect(call.request.body).toEqual({
      shortcut: 'hello',
      title: 'Hello',
      content: 'Hello {{customer.firstName}}, order {{order.id}}',
      category: 'billing',
    });
    call.flush(success(reply('hello', 'billing')));
    await rendered();
    expect(shown()[0]).toEqual(['Billing 3', '/hello', '/receipt', '/refund']);
    await toast('The reply is there for everybody now.');
  });

  it('shows at the field that a shortcut is wrong, or taken', async () => {
    await answer();
    button('Edit /refund').click();
    await rendered();
    await write('Shortcut', 'Re fund');
    await press('Save');
    http.expectNone({ method: 'PUT', url: '/api/canned-replies/id-refund' });
    expect(await (await field('Shortcut')).getTextErrors()).toEqual([
      'Use lower case letters, digits, and single hyphens between them.',
    ]);
    await write('Shortcut', 'receipt');
    await press('Save');
    const body = { success: false, message: 'Taken.', error: 'SHORTCUT_TAKEN', correlationId: 'x' };
    http
      .expectOne({ method: 'PUT', url: '/api/canned-replies/id-refund' })
      .flush(body, { status: 409, statusText: 'Conflict' });
    await rendered();
    expect(await (await field('Shortcut')).getTextErrors()).toEqual([
      'Another reply has this shortcut. Choose a different one.',
    ]);
    expect(await loader().getAllHarnesses(MatDialogHarness)).toHaveLength(1);
  });

  it('lets Escape close the form, and asks before what was written is lost', async () => {
    await answer();
    const escape = async () => (await loader().getAllHarnesses(MatDialogHarness)).at(-1)?.close();
    const isClosed = () =>
      vi.waitFor(() => expect(document.querySelector('mat-dialog-container')).toBeNull());
    await press(/New reply/);
    await escape();
    await isClosed();
    await press(/New reply/);
    await write('Text', 'Hello');
    await escape();
    await press('Close');
    await isClosed();
  });

  it('deletes one only once that is confirmed', async () => {
    await answer();
    button('Delete /refund').click();
    await rendered();
    await press('Cancel');
    await vi.waitFor(() => expect(document.querySelector('mat-dialog-container')).toBeNull());
    button('Delete /refund').click();
    await rendered();
    await press('Delete');
    const deletion = { method: 'DELETE', url: '/api/canned-replies/id-refund' };
    (await vi.waitFor(() => http.expectOne(deletion))).flush(success(null));
    await rendered();
    expect(shown()[0]).toEqual(['Billing 1', '/receipt']);
    expect(document.activeElement).toBe(element().querySelector('h1'));
    await toast('The reply is deleted.');
  });
});
