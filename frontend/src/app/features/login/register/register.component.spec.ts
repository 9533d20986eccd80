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
import { RegisterComponent } from './register.component';

@Component({ template: '', changeDetection: ChangeDetectionStrategy.OnPush })
class EmptyPage {}

describe('RegisterComponent', () => {
  let fixture: ComponentFixture<RegisterComponent>;
  let loader: HarnessLoader;
  const register = vi.fn<AuthApi['register']>();

  const field = (label: string) => loader.getHarness(MatFormFieldHarness.with({ floatingLabelText: label }));
  const submit = async () =>
    (await loader.getHarness(MatButtonHarness.with({ text: 'Create account' }))).click();

  async function fill(values: Record<string, string>): Promise<void> {
    for (const [label, value] of Object.entries(values)) {
      await (await (await field(label)).getControl(MatInputHarness))?.setValue(value);
    }
  }

  const complete = {
    Name: 'Ana',
    Email: 'ana@example.com',
    Password: 'long enough',
    'Confirm password': 'long enough',
  };

  beforeEach(() => {
    localStorage.clear();
    register.mockReset();
    TestBed.configureTestingModule({
      providers: [
        provideTestBasics(),
        provideFeature(ACCOUNT_WORDS),
        provideFeature({ texts: english }),
        provideRouter([{ path: '**', component: EmptyPage }]),
        { provide: AuthApi, useValue: { register } },
      ],
    });
    fixture = TestBed.createComponent(RegisterComponent);
    loader = TestbedHarnessEnvironment.loader(fixture);
  });

  it('says at each field what is wrong, and asks the server nothing', async () => {
    await fill({ ...complete, Email: 'ana', Password: 'short', 'Confirm password': 'short' });
    await submit();
    expect(await (await field('Email')).getTextErrors()).toEqual(['Enter a valid e-mail address.']);
    expect(await (await field('Password')).getTextErrors()).toEqual(['Use at least 8 characters.']);
    expect(register).not.toHaveBeenCalled();
  });

  it('marks the confirmation when the passwords differ, until they do not', async () => {
    await fill({ ...complete, 'Confirm password': 'something else' });
    await submit();
    expect(await (await field('Confirm password')).getTextErrors()).toEqual([
      'The two passwords are not the same.',
    ]);
    await fill({ Password: 'something else' });
    expect(await (await field('Confirm password')).getTextErrors()).toEqual([]);
  });

  it('creates the account and goes to the chat', async () => {
    register.mockResolvedValue(aSignedInUser());
    await fill(complete);
    await submit();
    expect(register).toHaveBeenCalledWith({ name: 'Ana', email: 'ana@example.com', password: 'long enough' });
    await fixture.whenStable();
    expect(TestBed.inject(Router).url).toBe('/chat');
  });

  it('says at the field that the e-mail is taken', async () => {
    register.mockRejectedValue(new ApiError('EMAIL_TAKEN', { message: 'taken' }));
    await fill(complete);
    await submit();
    expect((await (await field('Email')).getTextErrors())[0]).toContain(
      'There is an account with this e-mail',
    );
  });

  it('gives the server’s reason for a password it does not take', async () => {
    const details = [{ field: 'password', problem: 'This password is too common.' }];
    register.mockRejectedValue(new ApiError('VALIDATION_FAILED', { message: 'no', details }));
    await fill(complete);
    await submit();
    const alert = (fixture.nativeElement as HTMLElement).querySelector('[role=alert]');
    expect(alert?.textContent).toContain('This password is too common.');
  });
});
