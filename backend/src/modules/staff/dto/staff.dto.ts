import { STAFF_STATUSES, type SetStaffStatusRequest, type StaffStatus } from '@switchboard/contracts';
import { IsIn } from 'class-validator';

export class SetStaffStatusDto implements SetStaffStatusRequest {
  @IsIn(STAFF_STATUSES)
  status!: StaffStatus;
}
