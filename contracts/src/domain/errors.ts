/**
 * Every `error` code of the envelope with the HTTP status that goes with it. Socket acknowledgements use the same
 * codes.
 */
export const ERROR_STATUS = {
  VALIDATION_FAILED: 400,
  MALFORMED_JSON: 400,
  INVALID_ID: 400,
  INVALID_CURSOR: 400,
  UNAUTHENTICATED: 401,
  INVALID_CREDENTIALS: 401,
  FORBIDDEN: 403,
  NOT_A_PARTICIPANT: 403,
  NOT_FOUND: 404,
  ROUTE_NOT_FOUND: 404,
  CONVERSATION_NOT_FOUND: 404,
  MESSAGE_NOT_FOUND: 404,
  FAQ_NOT_FOUND: 404,
  USER_NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CANNED_REPLY_NOT_FOUND: 404,
  REPORT_NOT_FOUND: 404,
  GAP_NOT_FOUND: 404,
  PICTURE_NOT_FOUND: 404,
  EMAIL_TAKEN: 409,
  SHORTCUT_TAKEN: 409,
  /** Somebody else was quicker to take it. */
  ALREADY_ASSIGNED: 409,
  /** The customer's account was deleted, and the conversation kept: nobody is left to be answered. */
  CUSTOMER_GONE: 409,
  /** Nobody would be left to run the desk. */
  LAST_ADMIN: 409,
  /** Edited by somebody else since it was read; `current` is a {@link FaqConflict}. */
  FAQ_CHANGED: 409,
  CONFLICT: 409,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  MESSAGE_BLOCKED: 422,
  /** No picture in a format we take, or one that cannot be read. */
  UNUSABLE_PICTURE: 422,
  /** Nothing of the file was taken over; `details` name rows and columns. */
  IMPORT_REFUSED: 422,
  RATE_LIMITED: 429,
  INTERNAL_ERROR: 500,
  DEPENDENCY_UNAVAILABLE: 503,
} as const;
export type ErrorCode = keyof typeof ERROR_STATUS;
