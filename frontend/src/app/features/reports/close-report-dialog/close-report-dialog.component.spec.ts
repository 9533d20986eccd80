import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { provideTestBasics } from '../../../../testing/texts';
import { ReportsApi } from '../../../core/reports/reports.api';
import { CloseReportDialogComponent, type ClosingReport } from './close-report-dialog.component';

@Component({ template: '', changeDetection: ChangeDetectionStrategy.OnPush })
class PageComponent {}

describe('CloseReportDialogComponent', () => {
  afterEach(() => TestBed.inject(MatDialog).closeAll());

  it('asks before Escape takes what was written', async () => {
    TestBed.configureTestingModule({
      providers: [provideTestBasics(), { provide: ReportsApi, useValue: {} }],
    });
    const loader = TestbedHarnessEnvironment.documentRootLoader(TestBed.createComponent(PageComponent));
    const data: ClosingReport = { id: 'r1', status: 'resolved' };
    TestBed.inject(MatDialog).open(CloseReportDialogComponent, { data });
    await (await loader.getHarness(MatInputHarness)).setValue('A long story.');
    await (await loader.getHarness(MatDialogHarness)).close();
    const asked = (await loader.getAllHarnesses(MatDialogHarness)).at(-1);
    expect(await asked?.getText()).toContain('What you have entered here will be lost.');
  });
});
