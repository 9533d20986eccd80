import type { Settings } from '@switchboard/contracts';

/** Whoever acts on settings reads them at the moment of acting: they may be others a second later. */
export interface CurrentSettings {
  readonly current: Settings;
}

export { defaultSettings, USUAL_ASSISTANT } from './setting-defaults';
