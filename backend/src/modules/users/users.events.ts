import type { Departure } from './user.schema';

export type { Departure } from './user.schema';

/**
 * Somebody is none of the staff any more, or is deleted. Raised until every listener has done its part, so that part
 * may be done twice: give away what lies on the desk and, by `departure.deletion`, what else there is.
 */
export class UserDeparting {
  static readonly event = 'user.departing';
  constructor(
    readonly userId: string,
    readonly departure: Departure,
  ) {}
}
