import type { FieldError } from '@switchboard/contracts';
import { DomainError } from '../../platform/errors/domain.error';

export const settingsChangedMeanwhile = () =>
  new DomainError('CONFLICT', 'Somebody has changed the settings meanwhile. Please look at them again.');

export const settingsRefused = (details: FieldError[]) =>
  new DomainError('VALIDATION_FAILED', `Please check: ${details.map(({ field }) => field).join(', ')}.`, {
    details,
  });

export const noSuchSection = () => new DomainError('NOT_FOUND', 'There is no such section of the settings.');

export const noLogo = () => new DomainError('PICTURE_NOT_FOUND', 'There is no logo.');
