/** Whether an agent takes on new conversations; being connected is another matter. */
export const STAFF_STATUSES = ['available', 'busy', 'away'] as const;
export type StaffStatus = (typeof STAFF_STATUSES)[number];
