import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ChangeDetectionStrategy, Component, Injector } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { MatRadioButtonHarness } from '@angular/material/radio/testing';
import { provideRouter } from '@angular/router';
import { LIMITS } from '@switchboard/contracts';
import { aReport, aSignedInUser, anAnswer } from '../../../../testing/factories';
import { success } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { SessionStore } from '../../auth/session.store';
import { type ReportSubject, openFileReport } from '../open-file-report';

@Component({ template: '', changeDetection: ChangeDetectionStrategy.OnPush })
class HostComponent {}

const ABOUT: ReportSubject = {
  conversationId: 'c1',
  message: anAnswer(2, { content: 'Your invoice is free.' }),
};

describe('FileReportDialogComponent', () => {
  let fixture: ComponentFixture<HostComponent>;
  let loader: HarnessLoader;
  let http: HttpTestingController;

  const open = (about = ABOUT) => openFileReport(TestBed.inject(Injector), about);
  const dialog = () => loader.getHarness(MatDialogHarness);
  const words = () => loader.getHarness(MatInputHarness);
  const container = () => document.querySelector('mat-dialog-container');
  const choose = async (label: string) =>
    (await loader.getHarness(MatRadioButtonHarness.with({ label }))).check();
  const closed = () => vi.waitFor(() => expect(container()).toBeNull());

  async function rendered(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  }

  async function press(text: string): Promise<void> {
    await rendered();
    const buttons = [...(container()?.querySelectorAll('button') ?? [])];
    buttons.find((button) => button.textContent?.trim() === text)?.click();
    await rendered();
  }

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [provideTestBasics(), provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    TestBed.inject(SessionStore).start(aSignedInUser());
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(HostComponent);
    loader = TestbedHarnessEnvironment.documentRootLoader(fixture);
  });

  afterEach(() => http.verify());

  it('quotes the message, sends what was chosen and written, and says what happens next', async () => {
    await open();
    expect(await (await dialog()).getTitleText()).toBe('Report a problem');
    expect(await (await dialog()).getContentText()).toContain('Your invoice is free.');
    await choose('Technical problem');
    await choose('Urgent');
    expect(await (await dialog()).getContentText()).toContain('close it within 2 hours');
    await (await words()).setValue('  It is not.  ');
    await press('Send report');
    const { request } = http.expectOne('/api/reports');
    expect(request.body).toEqual({
      conversation: 'c1',
      message: 'm2',
      issueType: 'technical_issue',
      priority: 'urgent',
      description: 'It is not.',
    });
  });

  it('says what happens next, by the target of the priority', async () => {
    await open({ conversationId: 'c1' });
    expect(await (await dialog()).getContentText()).toContain('About the conversation as a whole');
    await (await words()).setValue('Nobody answers.');
    await press('Send report');
    http.expectOne('/api/reports').flush(success(aReport({ priority: 'high' })));
    expect(await (await dialog()).getTitleText()).toBe('Report sent');
    expect(await (await dialog()).getContentText()).toContain('within 4 hours');
    const link = document.querySelector<HTMLAnchorElement>('mat-dialog-container a');
    expect(link?.getAttribute('href')).toBe('/my-reports/r1');
    await press('Done');
    await closed();
  });

  it('counts, and refuses nothing at all or too much', async () => {
    await open();
    await press('Send report');
    const field = await loader.getHarness(MatFormFieldHarness);
    expect(await field.getTextErrors()).toEqual(['Say in a few words what happened.']);
    await (await words()).setValue('x'.repeat(LIMITS.reportDescription + 1));
    expect((await field.getTextErrors())[0]).toContain('2001 of 2000: too long');
    await press('Send report');
    http.expectNone('/api/reports');
    await (await words()).setValue('Now it fits.');
    expect(await field.getTextHints()).toEqual(['12 of 2000']);
  });

  it('keeps the words when sending fails, and when it is closed by accident', async () => {
    await open();
    await (await words()).setValue('It is not.');
    await press('Send report');
    http.expectOne('/api/reports').error(new ProgressEvent('error'));
    expect(await (await dialog()).getContentText()).toContain(
      'your words are still here. Switchboard cannot',
    );
    expect(await (await words()).getValue()).toBe('It is not.');
    await (await dialog()).close();
    await closed();
    await open();
    expect(await (await words()).getValue()).toBe('It is not.');
    await press('Send report');
    http.expectOne('/api/reports').flush(success(aReport()));
    await press('Done');
    await closed();
    await open();
    expect(await (await words()).getValue()).toBe('');
  });
});
