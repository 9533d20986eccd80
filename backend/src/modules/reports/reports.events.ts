import type { Principal } from '../../platform/security/access.decorators';
import type { Report, StoredChange } from './report.schema';

/** Facts about reports, handled in the process that raised them. This one may be raised again after a crash. */
export class ReportFiled {
  static readonly event = 'report.filed';
  constructor(readonly report: Report) {}
}

export class ReportChanged {
  static readonly event = 'report.changed';
  constructor(
    /** As it is now. */
    readonly report: Report,
    readonly change: StoredChange,
    readonly by: Pick<Principal, '_id'>,
  ) {}
}

/** Raised before it goes. */
export class ReportDeletionBegun {
  static readonly event = 'report.deletion_begun';
  constructor(readonly report: Report) {}
}

export class ReportDeleted {
  static readonly event = 'report.deleted';
  constructor(readonly report: Report) {}
}
