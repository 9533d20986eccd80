/** Milliseconds between two reports of a process. */
export const HEARTBEAT_EVERY = 5_000;
/** Milliseconds of silence after which a process counts as lost: three reports are missing. */
export const LOST_AFTER = 16_000;
/** Milliseconds that a lost process is still told of. */
export const FORGOTTEN_AFTER = 10 * 60_000;
