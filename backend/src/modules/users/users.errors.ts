import { DomainError } from '../../platform/errors/domain.error';

export const userNotFound = () => new DomainError('USER_NOT_FOUND', 'There is no such user.');

/** Of several that were asked for; names each by its place. */
export const usersNotFound = (ids: string[], missing: string[]) =>
  ids.length === 1
    ? userNotFound()
    : new DomainError('USER_NOT_FOUND', 'Some of these users do not exist. Nothing was changed.', {
        details: missing.map((id) => ({ field: `ids.${ids.indexOf(id)}`, problem: `${id} is no user` })),
      });

export const emailTaken = (cause?: unknown) =>
  new DomainError('EMAIL_TAKEN', 'There is already an account with this email address.', {
    cause,
  });

export const lastAdmin = (ids: string[], leaving: string[]) =>
  new DomainError(
    'LAST_ADMIN',
    'Somebody has to run the desk: give another account the role of an admin first.',
    {
      details:
        ids.length === 1
          ? undefined
          : leaving.map((id) => ({
              field: `ids.${ids.indexOf(id)}`,
              problem: `${id} is one of the last admins`,
            })),
    },
  );
