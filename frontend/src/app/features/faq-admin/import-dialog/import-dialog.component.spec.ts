import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogRef } from '@angular/material/dialog';
import type { FaqImport } from '@switchboard/contracts';
import { EMPTY, Subject } from 'rxjs';
import { success } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { provideFeature } from '../../../core/feature/feature.providers';
import { FaqAdminApi } from '../faq-admin.api';
import { KNOWLEDGE_BAGGAGE } from '../knowledge-baggage';
import { ImportDialogComponent } from './import-dialog.component';

const settled = () => new Promise((resolve) => setTimeout(resolve));
const TRIAL: FaqImport = {
  dryRun: true,
  created: 1,
  updated: 1,
  unchanged: 3,
  rows: [
    { row: 2, action: 'create', question: 'New?' },
    { row: 5, action: 'update', question: 'Old?' },
  ],
};

describe('the import of FAQs', () => {
  let fixture: ComponentFixture<ImportDialogComponent>;
  let http: HttpTestingController;
  const close = vi.fn();
  let keys: Subject<KeyboardEvent>;

  const element = () => fixture.nativeElement as HTMLElement;
  const cells = () =>
    [...element().querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].map((cell) => cell.textContent?.trim()),
    );
  const call = (dryRun: boolean) => http.expectOne(`/api/faqs/import?dryRun=${dryRun}`);
  const importButton = () =>
    TestbedHarnessEnvironment.loader(fixture).getHarness(MatButtonHarness.with({ text: 'Import' }));

  async function rendered(): Promise<void> {
    await settled();
    await fixture.whenStable();
  }

  async function choose(): Promise<void> {
    const field = element().querySelector('input[type=file]') as HTMLInputElement;
    Object.defineProperty(field, 'files', { value: [new File(['x'], 'faqs.csv')], configurable: true });
    field.dispatchEvent(new Event('change'));
    await rendered();
  }

  beforeEach(async () => {
    close.mockClear();
    keys = new Subject();
    TestBed.configureTestingModule({
      providers: [
        provideTestBasics(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideFeature(KNOWLEDGE_BAGGAGE),
        FaqAdminApi,
        {
          provide: MatDialogRef,
          useValue: { close, backdropClick: () => EMPTY, keydownEvents: () => keys },
        },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(ImportDialogComponent);
    await rendered();
  });

  afterEach(() => http.verify());

  it('tries a file first, shows what would be done, and does it when asked', async () => {
    await choose();
    const trying = call(true);
    expect((trying.request.body as FormData).get('file')).toMatchObject({ name: 'faqs.csv' });
    trying.flush(success(TRIAL));
    await rendered();
    expect(element().textContent).toContain('New: 1 · changed: 1 · unchanged: 3');
    expect(cells()).toEqual([
      ['2', 'new', 'New?'],
      ['5', 'changed', 'Old?'],
    ]);
    await (await importButton()).click();
    call(false).flush(success({ ...TRIAL, dryRun: false }));
    await rendered();
    expect(close).toHaveBeenCalledWith(true);
  });

  it('lets Escape close it, but not while it works', async () => {
    const escape = () => keys.next(new KeyboardEvent('keydown', { key: 'Escape' }));
    await choose();
    escape();
    await rendered();
    expect(close).not.toHaveBeenCalled();
    call(true).flush(success(TRIAL));
    await rendered();
    escape();
    await rendered();
    expect(close).toHaveBeenCalledOnce();
  });

  it('shows rows and columns of what is wrong, and imports nothing', async () => {
    await choose();
    const details = [{ row: 3, field: 'category', problem: 'must be one of these' }];
    const message = 'The file cannot be imported: there is a problem in it.';
    const body = { success: false, message, error: 'IMPORT_REFUSED', details, correlationId: 'x' };
    call(true).flush(body, { status: 422, statusText: 'Unprocessable' });
    await rendered();
    expect(element().textContent).toContain(message);
    expect(cells()).toEqual([['3', 'category', 'must be one of these']]);
    expect(await (await importButton()).isDisabled()).toBe(true);

    await choose();
    call(true).flush(success({ ...TRIAL, created: 0, updated: 0, rows: [] }));
    await rendered();
    expect(await (await importButton()).isDisabled()).toBe(true);
    expect(close).not.toHaveBeenCalled();
  });
});
