import { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { Router, provideRouter } from '@angular/router';
import { aSignedInUser } from '../../../../testing/factories';
import { provideTestBasics } from '../../../../testing/texts';
import english from '../../../../assets/i18n/login/en.json';
import { ACCOUNT_WORDS } from '../../../core/auth/account-words';
import { AuthApi } from '../../../core/auth/auth.api';
import { provideFeature } from '../../../core/feature/feature.providers';
import { ApiError } from '../../../core/http/api-error';
import { SignInComponent } from './sign-in.component';

@Component({ template: '', changeDetection: ChangeDetectionStrategy.OnPush })
class EmptyPage {}

describe('SignInComponent', () => {
  let fixture: ComponentFixture<SignInComponent>;
  let loader: HarnessLoader;
  const login = vi.fn<AuthApi['login']>();

  async function signIn(email: string, password: string): Promise<void> {
    for (const [label, value] of [
      ['Email', email],
      ['Password', password],
    ]) {
      const field = await loader.getHarness(MatFormFieldHarness.with({ floatingLabelText: label }));
      await (await field.getControl(MatInputHarness))?.setValue(value ?? '');
    }
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Sign in' }))).click();
    await fixture.whenStable();
  }

  const alert = () => (fixture.nativeElement as HTMLElement).querySelector('[role=alert]')?.textContent ?? '';
  const url = () => TestBed.inject(Router).url;

  beforeEach(() => {
    localStorage.clear();
    login.mockReset();
    TestBed.configureTestingModule({
      providers: [
        provideTestBasics(),
        provideFeature(ACCOUNT_WORDS),
        provideFeature({ texts: english }),
        provideRouter([{ path: '**', component: EmptyPage }]),
        { provide: AuthApi, useValue: { login } },
      ],
    });
    fixture = TestBed.createComponent(SignInComponent);
    loader = TestbedHarnessEnvironment.loader(fixture);
  });

  it.each([
    ['customer', '/chat'],
    ['agent', '/inbox'],
    ['admin', '/inbox'],
  ] as const)('takes a %s to %s', async (role, home) => {
    login.mockResolvedValue(aSignedInUser(role));
    await signIn('a@example.com', 'secret');
    expect(url()).toBe(home);
  });

  it('returns to where somebody was going, but never to another origin', async () => {
    login.mockResolvedValue(aSignedInUser());
    fixture.componentRef.setInput('returnTo', '/chat/123');
    await signIn('a@example.com', 'secret');
    expect(url()).toBe('/chat/123');
    fixture.componentRef.setInput('returnTo', '//example.com/x');
    await signIn('a@example.com', 'secret');
    expect(url()).toBe('/chat');
  });

  it('says that the pair does not match', async () => {
    login.mockRejectedValue(new ApiError('INVALID_CREDENTIALS', { message: 'Invalid credentials' }));
    await signIn('a@example.com', 'wrong');
    expect(alert()).toContain('E-mail and password do not match.');
  });

  it('says how long to wait after too many attempts', async () => {
    login.mockRejectedValue(new ApiError('RATE_LIMITED', { message: 'no', retryAfter: 1_800 }));
    await signIn('a@example.com', 'wrong');
    expect(alert()).toContain('in 30 minutes');
  });

  it('asks the server nothing without both fields', async () => {
    await signIn('not an address', '');
    expect(login).not.toHaveBeenCalled();
  });
});
