import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import { type InboxQuery, NO_FILTERS, addressOf } from './inbox-query';
import { InboxStore } from './inbox.store';

/** Changes what the inbox shows by changing the address; whatever is open stays open. */
@Injectable()
export class InboxAddress {
  private readonly router = inject(Router);
  private readonly store = inject(InboxStore);

  /** @param replaces true: going back does not lead here, as while somebody types */
  change(changes: Partial<InboxQuery>, replaces = false): void {
    const queryParams = addressOf({ ...this.store.query(), ...changes });
    const tree = this.router.parseUrl(this.router.url);
    tree.queryParams = queryParams;
    void this.router.navigateByUrl(tree, { replaceUrl: replaces });
  }

  clearFilters(): void {
    this.change(NO_FILTERS);
  }
}
