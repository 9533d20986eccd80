import { type Injector, runInInjectionContext } from '@angular/core';
import type { MessageView } from '@switchboard/contracts';
import { registerFeature } from '../feature/feature.providers';

export interface ReportSubject {
  readonly conversationId: string;
  /** Without it the report is about the conversation as a whole. */
  readonly message?: MessageView;
}

/** The dialog, its words, and Material's dialogs themselves are loaded when somebody wants to report something. */
export async function openFileReport(injector: Injector, about: ReportSubject): Promise<void> {
  const [{ MatDialog }, { FileReportDialogComponent }, { REPORT_WORDS }] = await Promise.all([
    import('@angular/material/dialog'),
    import('./file-report-dialog/file-report-dialog.component'),
    import('./report-words'),
  ]);
  runInInjectionContext(injector, () => registerFeature(REPORT_WORDS));
  injector
    .get(MatDialog)
    .open(FileReportDialogComponent, { width: '520px', maxWidth: '96vw', autoFocus: 'dialog', data: about });
}
