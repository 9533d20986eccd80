import { defineSignal } from '../../platform/realtime/signals';

/** A user's sessions may have ended: a token was revoked, or password, role, state or the account itself changed. */
export const userAccessChanged = defineSignal<{ userId: string }>('user.access-changed');

/** Others see the user under another name, or with another picture. */
export const userProfileChanged = defineSignal<{ userId: string }>('user.profile-changed');
