import { defineSignal } from '../../platform/realtime/signals';

/** Something else is in force now. */
export const settingsChanged = defineSignal<{ revision: number }>('settings.changed');
