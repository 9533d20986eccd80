import { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import type { Rating } from '@switchboard/contracts';
import { success } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { RatingCardComponent } from './rating-card.component';

/** What a call brings about comes after some turns of promises. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('RatingCardComponent', () => {
  let fixture: ComponentFixture<RatingCardComponent>;
  let http: HttpTestingController;
  let loader: HarnessLoader;
  const element = () => fixture.nativeElement as HTMLElement;
  const text = () => element().textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const radios = () => [...element().querySelectorAll<HTMLInputElement>('input[type=radio]')];
  const button = (name: string) => loader.getHarness(MatButtonHarness.with({ text: name }));
  const call = () => http.expectOne('/api/conversations/c1/rating');

  async function show(id = 'c1'): Promise<void> {
    fixture = TestBed.createComponent(RatingCardComponent);
    loader = TestbedHarnessEnvironment.loader(fixture);
    // As the page does it: what was given is what is shown.
    fixture.componentInstance.rated.subscribe((rating: Rating) =>
      fixture.componentRef.setInput('rating', rating),
    );
    fixture.componentRef.setInput('conversationId', id);
    await fixture.whenStable();
  }

  async function choose(score: number): Promise<void> {
    radios()[score - 1]?.click();
    await fixture.whenStable();
  }

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [provideTestBasics(), provideHttpClient(), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpTestingController);
    await show();
  });

  afterEach(() => http.verify());

  it('is one group of five radio buttons, each with a word', () => {
    expect(new Set(radios().map(({ name }) => name)).size).toBe(1);
    expect(element().querySelector('legend')?.textContent).toBe('How was this chat?');
    expect(radios().map((radio) => radio.closest('label')?.textContent?.replace(/\s+/g, ' ').trim())).toEqual(
      ['1Very poor', '2Poor', '3Okay', '4Good', '5Great'],
    );
  });

  it('sends a score with a comment, thanks, and lets it be changed', async () => {
    await choose(4);
    await (await loader.getHarness(MatInputHarness)).setValue('  Quick and kind. ');
    await (await button('Send rating')).click();
    const first = call();
    expect(first.request.method).toBe('PUT');
    expect(first.request.body).toEqual({ score: 4, comment: 'Quick and kind.' });
    first.flush(success(null));
    await settled();
    await fixture.whenStable();
    expect(text()).toContain('Thank you for your rating. 4 of 5: Good');
    expect(document.activeElement?.textContent).toContain('Thank you');

    await (await button('Change rating')).click();
    expect(radios()[3]?.checked).toBe(true);
    expect(await (await loader.getHarness(MatInputHarness)).getValue()).toBe('Quick and kind.');
    await choose(2);
    await (await button('Send rating')).click();
    call().flush(success(null));
    await settled();
    await fixture.whenStable();
    expect(text()).toContain('2 of 5: Poor');
  });

  it('leaves a rating as it was when its change is cancelled', async () => {
    await choose(5);
    await (await button('Send rating')).click();
    call().flush(success(null));
    await settled();
    await fixture.whenStable();
    await (await button('Change rating')).click();
    await choose(1);
    await (await button('Cancel')).click();
    expect(text()).toContain('5 of 5: Great');
  });

  it('keeps what was written when the server fails', async () => {
    await choose(1);
    await (await loader.getHarness(MatInputHarness)).setValue('No.');
    await (await button('Send rating')).click();
    call().error(new ProgressEvent('error'));
    await settled();
    await fixture.whenStable();
    expect(element().querySelector('[role=alert]')?.textContent).toContain('cannot be reached');
    expect(await (await loader.getHarness(MatInputHarness)).getValue()).toBe('No.');
    expect(radios()[0]?.checked).toBe(true);
  });

  it('does not ask again once it was put away, and asks about others', async () => {
    await (await button('Not now')).click();
    expect(text()).toBe('');
    await show();
    expect(text()).toBe('');
    await show('c2');
    expect(text()).toContain('How was this chat?');
  });
});
