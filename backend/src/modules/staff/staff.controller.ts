import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ResponseMessage } from '../../platform/http/envelope.interceptor';
import { CurrentUser, RequirePermission, type Principal } from '../../platform/security/access.decorators';
import { SetStaffStatusDto } from './dto/staff.dto';
import { StaffService } from './staff.service';

@ApiTags('staff')
@ApiBearerAuth()
@Controller('staff')
@RequirePermission('staff:see')
export class StaffController {
  constructor(private readonly staff: StaffService) {}

  @Get()
  list() {
    return this.staff.list();
  }

  @Put('me/status')
  @ResponseMessage('Status changed')
  setStatus(@CurrentUser() user: Principal, @Body() { status }: SetStaffStatusDto) {
    return this.staff.setStatus(user, status);
  }

  @Get('me/figures')
  figures(@CurrentUser() user: Principal) {
    return this.staff.figuresOf(user);
  }
}
