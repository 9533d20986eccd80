import { Injectable, computed, inject, signal } from '@angular/core';
import type { PublicSettings, SettingSection, Settings, SettingsView } from '@switchboard/contracts';
import { takeBrand } from '../../core/brand/brand';
import { BrandStore } from '../../core/brand/brand.store';
import { type ApiError, toApiError } from '../../core/http/api-error';
import { problemsOf, type SettingProblem } from './setting-checks';
import { SETTING_GROUPS, type SettingField } from './setting-fields';
import { changesOf, differences, valueOf, withValue } from './setting-values';
import { SettingsApi } from './settings.api';

/** What somebody else changed while this page was open. */
export interface Meanwhile {
  readonly by: string | null;
  readonly fields: readonly SettingField[];
}

/** The settings as they are, and as somebody would have them. */
@Injectable()
export class SettingsStore {
  private readonly api = inject(SettingsApi);
  private readonly brand = inject(BrandStore);

  private readonly shown = signal<SettingsView | null>(null);
  private readonly edited = signal<Settings | null>(null);
  private readonly failure = signal<ApiError | null>(null);
  private readonly refused = signal<ReadonlyMap<string, SettingProblem>>(new Map());
  private readonly changedMeanwhile = signal<Meanwhile | null>(null);
  private readonly saving = signal(false);

  readonly view = this.shown.asReadonly();
  readonly draft = this.edited.asReadonly();
  /** Why there is nothing to show. */
  readonly error = this.failure.asReadonly();
  readonly meanwhile = this.changedMeanwhile.asReadonly();
  readonly isSaving = this.saving.asReadonly();

  /** Changed and not saved. */
  readonly changed = computed(() => {
    const [view, draft] = [this.shown(), this.edited()];
    return view && draft ? differences(view.settings, draft) : [];
  });
  readonly problems = computed<ReadonlyMap<string, SettingProblem>>(() => {
    const draft = this.edited();
    return draft ? new Map([...this.refused(), ...problemsOf(draft, this.changed())]) : new Map();
  });

  /** Nothing is shown meanwhile: words written over an older state would go when the answer comes. */
  async load(): Promise<void> {
    this.failure.set(null);
    this.shown.set(null);
    this.edited.set(null);
    try {
      this.begin(await this.api.view());
    } catch (cause) {
      this.failure.set(toApiError(cause));
    }
  }

  /** As it is for whoever was quicker; undefined where only one of the two has changed it. */
  theirs(field: SettingField): unknown {
    const view = this.shown();
    const isBoth = this.changedMeanwhile()?.fields.includes(field) && this.isChanged(field);
    return view && isBoth ? valueOf(view.settings, field) : undefined;
  }

  /** Drops what was changed here of that field alone. */
  takeTheirs(field: SettingField): void {
    const theirs = this.theirs(field);
    if (theirs !== undefined) this.set(field, theirs);
    if (this.changed().length === 0) this.changedMeanwhile.set(null);
  }

  set(field: SettingField, value: unknown): void {
    this.edited.update((draft) => draft && withValue(draft, field, value));
    // What is wrong between fields of a section may be mended in either.
    this.refused.update(
      (refused) => new Map([...refused].filter(([path]) => !path.startsWith(`${field.section}.`))),
    );
  }

  isChanged(field: SettingField): boolean {
    return this.changed().includes(field);
  }

  /** Does a field of it differ from its default? */
  isOwn(section: SettingSection): boolean {
    const [view, draft] = [this.shown(), this.edited()];
    return !!view && !!draft && differences(view.defaults, draft).some((field) => field.section === section);
  }

  /** As the defaults are; nothing is saved yet. */
  useDefaults(section: SettingSection): void {
    const defaults = this.shown()?.defaults;
    const group = SETTING_GROUPS.find((one) => one.section === section);
    if (!defaults || !group) return;
    for (const field of group.fields) this.set(field, valueOf(defaults, field));
  }

  discard(): void {
    const view = this.shown();
    if (view) this.begin(view);
  }

  /**
   * Saves what was changed; what is changed while it is under way stays, to be saved next. When somebody else was
   * quicker, theirs is shown, and what was changed here stays to be saved once more.
   * @returns whether it is saved
   * @throws ApiError for what is neither that nor about a field
   */
  async save(): Promise<boolean> {
    const [view, draft] = [this.shown(), this.edited()];
    if (!view || !draft || this.saving()) return false;
    this.saving.set(true);
    try {
      const { revision } = view;
      this.follow(await this.api.update({ revision, ...changesOf(draft, this.changed()) }), draft);
      return true;
    } catch (cause) {
      const error = toApiError(cause);
      if (error.code === 'CONFLICT') await this.catchUp(view);
      else if (error.code === 'VALIDATION_FAILED' && error.details.length) this.refuse(error);
      else throw error;
      return false;
    } finally {
      this.saving.set(false);
    }
  }

  /** What was done to the logo holds at once; what else was changed here stays, and what others did is still said. */
  async changeLogo(change: (api: SettingsApi) => Promise<SettingsView>): Promise<void> {
    const before = this.shown();
    const now = await change(this.api);
    const meanwhile = this.changedMeanwhile();
    this.follow(now, before?.settings);
    this.changedMeanwhile.set(meanwhile);
  }

  private async catchUp(before: SettingsView): Promise<void> {
    const now = await this.api.view();
    this.follow(now, before.settings);
    this.changedMeanwhile.set({ by: now.changedBy, fields: differences(before.settings, now.settings) });
  }

  /** What is new, with what was changed here since `before` over it. */
  private follow(now: SettingsView, before: Settings | undefined): void {
    const draft = this.edited();
    const own = before && draft ? differences(before, draft) : [];
    this.begin(now);
    for (const field of own) if (draft) this.set(field, valueOf(draft, field));
  }

  private begin(view: SettingsView): void {
    this.shown.set(view);
    this.edited.set(view.settings);
    this.refused.set(new Map());
    this.changedMeanwhile.set(null);
    void takeBrand(this.brand, publicOf(view));
  }

  private refuse({ details }: ApiError): void {
    this.refused.set(
      new Map(
        details.map(({ field, problem }) => [pathWithin(field), { key: 'refused', params: { problem } }]),
      ),
    );
  }
}

/** `limits.api.points` is told where `limits.api` is. */
function pathWithin(field: string): string {
  return field.split('.').slice(0, 2).join('.');
}

function publicOf({ settings: { assistant, branding, targets }, logo }: SettingsView): PublicSettings {
  return {
    ...branding,
    logo,
    assistantName: assistant.name,
    greeting: assistant.greeting,
    targetHours: targets,
  };
}
