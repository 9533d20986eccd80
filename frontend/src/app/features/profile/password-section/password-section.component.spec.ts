import { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { aSignedInUser } from '../../../../testing/factories';
import { success } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { SessionStore } from '../../../core/auth/session.store';
import { ACCOUNT_WORDS } from '../../../core/auth/account-words';
import { registerFeature } from '../../../core/feature/feature.providers';
import { Toaster } from '../../../core/toasts/toaster';
import { PROFILE_WORDS } from '../profile-words';
import { PasswordSectionComponent } from './password-section.component';

/** What a call brings about comes after some turns of promises. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('PasswordSectionComponent', () => {
  let fixture: ComponentFixture<PasswordSectionComponent>;
  let http: HttpTestingController;
  let loader: HarnessLoader;
  const text = () => (fixture.nativeElement as HTMLElement).textContent?.replace(/\s+/g, ' ') ?? '';
  const field = (label: string) => loader.getHarness(MatFormFieldHarness.with({ floatingLabelText: label }));

  async function change(current: string, next: string, repeated = next): Promise<void> {
    for (const [label, value] of [
      ['Current password', current],
      ['New password', next],
      ['Repeat the new password', repeated],
    ] as const) {
      await (await (await field(label)).getControl(MatInputHarness))?.setValue(value);
    }
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Change password' }))).click();
    await fixture.whenStable();
  }

  const refuse = async (error: string, details: object[] = []) => {
    const body = { success: false, message: 'No.', error, details, correlationId: 'x' };
    http.expectOne('/api/auth/password').flush(body, { status: 400, statusText: 'x' });
    await settled();
    await fixture.whenStable();
  };

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideTestBasics(),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Toaster, useValue: { show: vi.fn() } },
      ],
    });
    TestBed.inject(SessionStore).start(aSignedInUser());
    for (const words of [ACCOUNT_WORDS, PROFILE_WORDS]) {
      TestBed.runInInjectionContext(() => registerFeature(words));
    }
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(PasswordSectionComponent);
    loader = TestbedHarnessEnvironment.loader(fixture);
    fixture.componentRef.setInput('email', 'customer@example.com');
    await fixture.whenStable();
  });

  afterEach(() => http.verify());

  it('goes on with the new token, and forgets what was typed', async () => {
    await change('customer123', 'a-fine-secret-42');
    const call = http.expectOne('/api/auth/password');
    expect(call.request.body).toEqual({ currentPassword: 'customer123', newPassword: 'a-fine-secret-42' });
    call.flush(success({ ...aSignedInUser(), token: 'the-new-one' }));
    await settled();
    await fixture.whenStable();
    expect(TestBed.inject(SessionStore).token()).toBe('the-new-one');
    expect(await (await (await field('New password')).getControl(MatInputHarness))?.getValue()).toBe('');
    expect(await (await field('New password')).hasErrors()).toBe(false);
  });

  it('marks the current password when it is the wrong one', async () => {
    await change('not-this-one', 'a-fine-secret-42');
    await refuse('INVALID_CREDENTIALS');
    expect(await (await field('Current password')).getTextErrors()).toEqual([
      'This is not your current password.',
    ]);
  });

  it('says why the server takes no such password', async () => {
    await change('customer123', 'password123');
    await refuse('VALIDATION_FAILED', [{ field: 'newPassword', problem: 'It is too common.' }]);
    expect(text()).toContain('It is too common.');
  });

  it.each([
    ['', 'a-fine-secret-42', 'a-fine-secret-42'],
    ['customer123', 'short', 'short'],
    ['customer123', 'a-fine-secret-42', 'another-secret-42'],
  ])('asks the server nothing for %j, %j, %j', async (current, next, repeated) => {
    await change(current, next, repeated);
    http.expectNone('/api/auth/password');
  });
});
