import type { AiProviderName } from '../domain/ai';
import type { SettingSection, Settings } from '../domain/settings';
import type { Priority } from '../domain/conversation';

/** Sections of which only what changes is named. */
export type SettingChanges = { [Section in SettingSection]?: Partial<Settings[Section]> };

/** GET /settings */
export interface SettingsView {
  /** Goes up with each change; 0 while nothing was ever set. */
  revision: number;
  settings: Settings;
  /** What is in force where nothing is set: of the environment and the product. */
  defaults: Settings;
  /** Names the logo that GET /settings/logo has; null: there is none. */
  logo: string | null;
  changedAt: string | null;
  changedBy: string | null;
  /** The service that answers first; its key is in the environment and nowhere else. */
  provider: { name: AiProviderName; isKeySet: boolean };
}

/** PUT /settings; with the revision that it was read at: a 409 when somebody has changed something meanwhile. */
export interface UpdateSettingsRequest extends SettingChanges {
  revision: number;
}

/** DELETE /settings/:section */
export interface ResetSettingsQuery {
  revision: number;
}

/** GET /settings/logo */
export interface LogoQuery {
  v?: string;
}

/** GET /settings/retention-preview */
export interface RetentionPreviewQuery {
  days: number;
}

export interface RetentionPreview {
  days: number;
  /** Without activity since then. */
  before: string;
  conversations: number;
  messages: number;
  /** Last activity of the oldest; null when none would go. */
  oldest: string | null;
}

/** GET /settings/public, for the page of who has not signed in, too. */
export interface PublicSettings {
  productName: string;
  accentLight: string | null;
  accentDark: string | null;
  logo: string | null;
  assistantName: string | null;
  greeting: string | null;
  targetHours: Record<Priority, number>;
}
