import { Injectable, computed, inject, signal } from '@angular/core';
import type {
  AccountView,
  CreateUserRequest,
  DeleteUserQuery,
  Role,
  UpdateUserRequest,
} from '@switchboard/contracts';
import { LatestAnswer } from '../../core/http/latest-answer';
import { SearchPages } from '../../core/http/search-pages';
import { NO_QUESTION, type UsersQuestion, toQuery } from './users-address';
import { UsersApi } from './users.api';

/** The accounts that a question finds, which of them are chosen, and what is done to them. */
@Injectable()
export class UsersStore {
  private readonly api = inject(UsersApi);
  private readonly question = signal<UsersQuestion>(NO_QUESTION);
  private readonly pages = new SearchPages<AccountView>((cursor) =>
    this.api.list(toQuery(this.question()), cursor),
  );
  /** What has become of accounts since they were read; null for deleted. They stay where they stand. */
  private readonly changed = signal<ReadonlyMap<string, AccountView | null>>(new Map());
  private readonly figures = new LatestAnswer(() => this.api.stats());
  private readonly chosen = signal<ReadonlySet<string>>(new Set());

  /** null until they are known. */
  readonly accounts = computed(
    () =>
      this.pages.items()?.flatMap((account) => {
        const now = this.changed().get(account._id);
        return now === null ? [] : [now ?? account];
      }) ?? null,
  );
  readonly hasMore = this.pages.hasMore;
  readonly isReading = this.pages.isReading;
  readonly error = this.pages.error;
  readonly stats = this.figures.data;
  /** Of those that are shown. */
  readonly selected = computed(() => {
    const shown = this.accounts() ?? [];
    return new Set(shown.flatMap(({ _id }) => (this.chosen().has(_id) ? [_id] : [])));
  });

  async show(question: UsersQuestion): Promise<void> {
    this.question.set(question);
    this.chosen.set(new Set());
    await this.read();
  }

  async read(): Promise<void> {
    void this.count();
    await this.pages.read();
    this.changed.set(new Map());
  }

  readMore(): Promise<void> {
    return this.pages.readMore();
  }

  select(ids: readonly string[], isSelected: boolean): void {
    this.chosen.update((chosen) => {
      const next = new Set(chosen);
      for (const id of ids) {
        if (isSelected) next.add(id);
        else next.delete(id);
      }
      return next;
    });
  }

  clearSelection(): void {
    this.chosen.set(new Set());
  }

  async create(request: CreateUserRequest): Promise<void> {
    await this.api.create(request);
    await this.read();
  }

  async update(id: string, changes: UpdateUserRequest): Promise<void> {
    this.put([await this.api.update(id, changes)]);
  }

  async changeRoles(role: Role): Promise<void> {
    this.put(await this.api.changeRoles({ ids: [...this.selected()], role }));
    this.clearSelection();
  }

  async signOut(id: string): Promise<void> {
    await this.api.signOut(id);
  }

  async delete(id: string, choice: DeleteUserQuery): Promise<void> {
    await this.api.delete(id, choice);
    this.changed.update((changed) => new Map(changed).set(id, null));
    void this.count();
  }

  export(): Promise<void> {
    return this.api.export(toQuery(this.question()));
  }

  /** How many there are of each kind, and who is online. */
  count(): Promise<void> {
    return this.figures.read();
  }

  private put(accounts: AccountView[]): void {
    this.changed.update(
      (changed) => new Map([...changed, ...accounts.map((account) => [account._id, account] as const)]),
    );
    void this.count();
  }
}
