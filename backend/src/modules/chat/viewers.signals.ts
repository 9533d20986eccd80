import { defineSignal } from '../../platform/realtime/signals';

/** Somebody of the staff has opened or closed a conversation, in whichever process. */
export const viewersChanged = defineSignal<{ conversationId: string }>('chat.viewers-changed');
