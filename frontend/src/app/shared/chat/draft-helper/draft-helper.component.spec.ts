import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { success } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { DraftHelperComponent } from './draft-helper.component';

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('DraftHelperComponent', () => {
  let fixture: ComponentFixture<DraftHelperComponent>;
  let http: HttpTestingController;
  let replaced: string[];

  const element = () => fixture.nativeElement as HTMLElement;
  const trigger = () => element().querySelector('.trigger') as HTMLButtonElement;
  const news = () => element().querySelector('[role=status]')?.textContent?.trim();
  const button = (name: string) =>
    [...document.querySelectorAll('button')].find(
      (one) => one.textContent?.trim() === name,
    ) as HTMLButtonElement;

  async function write(text: string): Promise<void> {
    fixture.componentRef.setInput('text', text);
    await fixture.whenStable();
  }

  async function choose(...names: string[]): Promise<void> {
    trigger().click();
    for (const name of names) {
      await fixture.whenStable();
      button(name).click();
    }
    await fixture.whenStable();
  }

  async function answer(text: string, url = '/api/ai/rewrite'): Promise<unknown> {
    const call = http.expectOne(url);
    call.flush(success({ text, provider: 'embedded', model: 'switchboard' }));
    await settled();
    await fixture.whenStable();
    return call.request.body;
  }

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [provideTestBasics(), provideHttpClient(), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(DraftHelperComponent);
    replaced = [];
    // As the composer does.
    fixture.componentInstance.replaced.subscribe((text) => {
      replaced.push(text);
      fixture.componentRef.setInput('text', text);
    });
    fixture.componentRef.setInput('conversationId', 'c1');
    await write('pls wait');
  });

  afterEach(() => http.verify());

  it('has nothing to do without words', async () => {
    await write('  ');
    expect(trigger().disabled).toBe(true);
  });

  it('rewrites the draft, and gives the old one back', async () => {
    await choose('Friendlier');
    expect(news()).toBe('Improving…');
    expect(await answer('One moment, please!')).toEqual({ text: 'pls wait', style: 'friendlier' });
    expect(replaced).toEqual(['One moment, please!']);
    button('Undo').click();
    await fixture.whenStable();
    expect(replaced).toEqual(['One moment, please!', 'pls wait']);
    expect(news()).toBe('');
  });

  it('translates the draft', async () => {
    await choose('Translate to…', 'German');
    const asked = await answer('Bitte warten', '/api/ai/translate');
    expect(asked).toEqual({ text: 'pls wait', language: 'de' });
    expect(replaced).toEqual(['Bitte warten']);
  });

  it('offers no undo once the new draft was edited', async () => {
    await choose('Shorter');
    await answer('Wait');
    await write('Wait, please');
    expect(button('Undo')).toBeUndefined();
  });

  it('never overwrites what was typed in the meantime', async () => {
    await choose('Shorter');
    await write('pls wait, I am looking');
    await answer('Wait');
    expect(replaced).toEqual([]);
    expect(news()).toContain('your draft was kept');
  });

  it('leaves the draft of another conversation alone', async () => {
    await choose('Shorter');
    fixture.componentRef.setInput('conversationId', 'c2');
    await write('pls wait');
    await answer('Wait');
    expect(replaced).toEqual([]);
  });

  it('says in the server’s words that there is nobody to translate', async () => {
    await choose('Translate to…', 'German');
    const message = 'Texts can be translated only with a language model.';
    const body = { success: false, message, error: 'DEPENDENCY_UNAVAILABLE', correlationId: 'x' };
    http.expectOne('/api/ai/translate').flush(body, { status: 503, statusText: 'Gone' });
    await settled();
    await fixture.whenStable();
    expect(news()).toBe(message);
  });

  it('says what went wrong, keeps the draft, and tries again', async () => {
    await choose('More formal');
    const body = { success: false, message: 'No.', error: 'INTERNAL_ERROR', correlationId: 'x' };
    http.expectOne('/api/ai/rewrite').flush(body, { status: 500, statusText: 'Error' });
    await settled();
    await fixture.whenStable();
    expect(news()).toContain('The server had a problem.');
    expect(replaced).toEqual([]);
    button('Try again').click();
    expect(await answer('Please wait.')).toEqual({ text: 'pls wait', style: 'formal' });
    expect(replaced).toEqual(['Please wait.']);
  });
});
