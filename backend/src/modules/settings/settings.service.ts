import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { PublicSettings, Settings } from '@switchboard/contracts';
import { Environment } from '../../config/environment';
import { SharedRun } from '../../platform/cache/shared-run';
import { RealtimeServer } from '../../platform/realtime/realtime.server';
import { defaultSettings } from './setting-defaults';
import { settingsWith } from './setting-rules';
import { SettingsRepository } from './settings.repository';
import type { StoredSettings } from './settings.schema';
import { settingsChanged } from './settings.signals';
import type { CurrentSettings } from './settings.types';

/** Milliseconds between looks: so late at most a process notices when the signal of a change was lost. */
const LOOK_EVERY = 3_000;
/** Milliseconds that a start waits for the first look. Without a database the defaults hold until it can be had. */
const FIRST_LOOK = 2_000;

/**
 * The settings as this process knows them: read from memory, and so at any moment and as often as need be. A signal
 * tells of each change, and a look every few seconds makes up for signals that were lost.
 */
@Injectable()
export class SettingsService implements CurrentSettings, OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(SettingsService.name);
  readonly defaults: Settings;
  private known: { stored: StoredSettings | null; settings: Settings };
  private readonly look = new SharedRun(() => this.read());
  private isBlind = false;
  private timer: NodeJS.Timeout | undefined;
  private stopListening: () => void = () => undefined;

  constructor(
    environment: Environment,
    private readonly repository: SettingsRepository,
    private readonly realtime: RealtimeServer,
  ) {
    this.defaults = defaultSettings(environment);
    this.known = { stored: null, settings: this.defaults };
  }

  get current(): Settings {
    return this.known.settings;
  }

  /** What is stored, as of the last look. */
  get stored(): StoredSettings | null {
    return this.known.stored;
  }

  /** What everybody may know. */
  get public(): PublicSettings {
    const { assistant, branding, targets } = this.current;
    return {
      ...branding,
      logo: this.stored?.logo ?? null,
      assistantName: assistant.name,
      greeting: assistant.greeting,
      targetHours: targets,
    };
  }

  async onModuleInit(): Promise<void> {
    this.stopListening = this.realtime.onSignal(settingsChanged, ({ revision }) => {
      if (revision !== this.stored?.revision) void this.tryToLook();
    });
    this.timer = setInterval(() => void this.tryToLook(), LOOK_EVERY).unref();
    await Promise.race([this.tryToLook(), delay(FIRST_LOOK, undefined, { ref: false })]);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
    this.stopListening();
  }

  /** Looks now. @throws when the store cannot be read */
  refresh(): Promise<void> {
    return this.look.run();
  }

  /** After a change was stored: here it holds before this returns, elsewhere as soon as the signal is there. */
  async announce(): Promise<void> {
    await this.refresh();
    this.realtime.signal(settingsChanged, { revision: this.stored?.revision ?? 0 });
  }

  private async read(): Promise<void> {
    const stored = await this.repository.find();
    if (stored?.revision === this.stored?.revision) return;
    this.known = { stored, settings: settingsWith(this.defaults, stored?.values ?? {}) };
  }

  /** What was known last holds on while the store is gone. */
  private async tryToLook(): Promise<void> {
    try {
      await this.refresh();
      this.isBlind = false;
    } catch (error) {
      if (!this.isBlind) this.logger.warn({ err: error as Error }, 'the settings cannot be read');
      this.isBlind = true;
    }
  }
}
