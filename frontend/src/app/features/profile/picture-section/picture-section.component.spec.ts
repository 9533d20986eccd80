import { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { LIMITS } from '@switchboard/contracts';
import { aSignedInUser } from '../../../../testing/factories';
import { success } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { SessionStore } from '../../../core/auth/session.store';
import { registerFeature } from '../../../core/feature/feature.providers';
import { Toaster } from '../../../core/toasts/toaster';
import { PROFILE_WORDS } from '../profile-words';
import { PictureSectionComponent } from './picture-section.component';

/** What a call brings about comes after some turns of promises. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('PictureSectionComponent', () => {
  let fixture: ComponentFixture<PictureSectionComponent>;
  let http: HttpTestingController;
  let loader: HarnessLoader;
  const element = () => fixture.nativeElement as HTMLElement;
  const problem = () => element().querySelector('[role=alert]')?.textContent?.trim() ?? '';
  const preview = () => element().querySelector<HTMLImageElement>('img.preview');
  const button = (name: string) => loader.getHarness(MatButtonHarness.with({ text: name }));
  const toaster = { show: vi.fn() };
  const { token: _token, ...user } = aSignedInUser();
  const png = (bytes = 100, type = 'image/png') => new File([new Uint8Array(bytes)], 'me.png', { type });

  async function choose(file: File): Promise<void> {
    const input = element().querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement;
    Object.defineProperty(input, 'files', { value: [file], configurable: true });
    input.dispatchEvent(new Event('change'));
    await fixture.whenStable();
  }

  const refuse = (error: string, status: number) =>
    http
      .expectOne('/api/auth/avatar')
      .flush({ success: false, message: 'No.', error, correlationId: 'x' }, { status, statusText: 'x' });

  beforeEach(async () => {
    localStorage.clear();
    URL.createObjectURL = () => 'blob:chosen';
    URL.revokeObjectURL = () => undefined;
    TestBed.configureTestingModule({
      providers: [
        provideTestBasics(),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Toaster, useValue: toaster },
      ],
    });
    TestBed.inject(SessionStore).start(aSignedInUser());
    TestBed.runInInjectionContext(() => registerFeature(PROFILE_WORDS));
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(PictureSectionComponent);
    loader = TestbedHarnessEnvironment.loader(fixture);
    fixture.componentRef.setInput('user', user);
    await fixture.whenStable();
  });

  afterEach(() => http.verify());

  it('shows the picture before it is sent, and takes what the server makes of it', async () => {
    await choose(png());
    expect(preview()?.getAttribute('src')).toBe('blob:chosen');
    await (await button('Save picture')).click();
    const call = http.expectOne('/api/auth/avatar');
    expect(call.request.method).toBe('PUT');
    expect([...(call.request.body as FormData).values()]).toHaveLength(1);
    call.flush(success({ ...user, avatar: 'v1' }));
    await settled();
    await fixture.whenStable();
    expect(toaster.show).toHaveBeenCalledWith('profile.picture.saved');
    expect(TestBed.inject(SessionStore).user()?.avatar).toBe('v1');
    expect(preview()).toBeNull();
  });

  it.each([
    ['too large', png(LIMITS.pictureBytes + 1), 'A picture may have at most'],
    ['no picture', png(100, 'image/svg+xml'), 'This is no JPEG, PNG, WebP or GIF file.'],
    ['empty', png(0), 'This file is empty.'],
  ])('says at once what is %s, and sends nothing', async (_what, file, words) => {
    await choose(file);
    expect(problem()).toContain(words);
    expect(preview()).toBeNull();
  });

  it('says when the browser itself cannot show it', async () => {
    await choose(png());
    preview()?.dispatchEvent(new Event('error'));
    await fixture.whenStable();
    expect(problem()).toContain('cannot be read as a picture');
    expect(preview()).toBeNull();
  });

  it.each([
    ['UNUSABLE_PICTURE', 422, 'not a picture that we can read'],
    ['PAYLOAD_TOO_LARGE', 413, 'The picture is too large.'],
    ['INTERNAL_ERROR', 500, 'The server had a problem.'],
  ])('says in plain words why the server refused: %s', async (error, status, words) => {
    await choose(png());
    await (await button('Save picture')).click();
    refuse(error, status);
    await settled();
    await fixture.whenStable();
    expect(problem()).toContain(words);
    expect(TestBed.inject(SessionStore).user()?.avatar).toBeNull();
  });

  it('removes a picture', async () => {
    fixture.componentRef.setInput('user', { ...user, avatar: 'v1' });
    await (await button('Remove picture')).click();
    const call = http.expectOne('/api/auth/avatar');
    expect(call.request.method).toBe('DELETE');
    call.flush(success(user));
    await settled();
    await fixture.whenStable();
    expect(TestBed.inject(SessionStore).user()?.avatar).toBeNull();
  });

  it('forgets what was chosen', async () => {
    await choose(png());
    await (await button('Cancel')).click();
    expect(preview()).toBeNull();
  });
});
