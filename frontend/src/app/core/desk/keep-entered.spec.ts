import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { FormControl } from '@angular/forms';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialog, type MatDialogRef } from '@angular/material/dialog';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { provideTestBasics } from '../../../testing/texts';
import { keepEntered } from './keep-entered';

@Component({ template: 'A form', changeDetection: ChangeDetectionStrategy.OnPush })
class FormDialogComponent {
  readonly isBusy = signal(false);
  readonly field = new FormControl('as it was');

  constructor() {
    keepEntered(this.isBusy, this.field);
  }
}

@Component({ template: '', changeDetection: ChangeDetectionStrategy.OnPush })
class PageComponent {}

describe('keepEntered', () => {
  let fixture: ComponentFixture<PageComponent>;
  let dialog: MatDialogRef<FormDialogComponent>;
  const closed = vi.fn();

  const loader = () => TestbedHarnessEnvironment.documentRootLoader(fixture);
  const dialogs = () => loader().getAllHarnesses(MatDialogHarness);
  const escape = async () => (await dialogs()).at(-1)?.close();
  const press = async (text: string) => (await loader().getHarness(MatButtonHarness.with({ text }))).click();
  const clickBeside = () => document.querySelector<HTMLElement>('.cdk-overlay-backdrop')?.click();
  /** A dialog that closes takes a moment. */
  const expectClosed = () => vi.waitFor(() => expect(closed).toHaveBeenCalledOnce());

  beforeEach(() => {
    closed.mockClear();
    TestBed.configureTestingModule({ providers: [provideTestBasics()] });
    fixture = TestBed.createComponent(PageComponent);
    dialog = TestBed.inject(MatDialog).open(FormDialogComponent);
    dialog.afterClosed().subscribe(closed);
  });

  afterEach(() => TestBed.inject(MatDialog).closeAll());

  it('lets Escape close what nothing was entered in', async () => {
    await escape();
    await expectClosed();
  });

  it('lets a click beside it close what nothing was entered in', async () => {
    await fixture.whenStable();
    clickBeside();
    await expectClosed();
  });

  it('asks before what was entered is lost, and stays when it is not to be', async () => {
    dialog.componentInstance.field.setValue('something else');
    await escape();
    expect(await (await dialogs()).at(-1)?.getText()).toContain('What you have entered here will be lost.');
    await press('Stay');
    await vi.waitFor(async () => expect(await dialogs()).toHaveLength(1));
    expect(closed).not.toHaveBeenCalled();
    await escape();
    await press('Close');
    await expectClosed();
  });

  it('takes a click beside for a slip once something was entered', async () => {
    dialog.componentInstance.field.setValue('something else');
    await fixture.whenStable();
    clickBeside();
    await fixture.whenStable();
    expect(await dialogs()).toHaveLength(1);
    dialog.componentInstance.field.setValue('as it was');
    clickBeside();
    await expectClosed();
  });

  it('waits for what is being done', async () => {
    dialog.componentInstance.isBusy.set(true);
    await escape();
    clickBeside();
    await fixture.whenStable();
    expect(await dialogs()).toHaveLength(1);
    dialog.componentInstance.isBusy.set(false);
    await escape();
    await expectClosed();
  });
});
