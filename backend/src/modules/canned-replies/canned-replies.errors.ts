import { DomainError } from '../../platform/errors/domain.error';

export const cannedReplyNotFound = () =>
  new DomainError('CANNED_REPLY_NOT_FOUND', 'This canned reply does not exist.');

export const shortcutTaken = (cause: unknown) =>
  new DomainError('SHORTCUT_TAKEN', 'There is already a canned reply with this shortcut.', { cause });
