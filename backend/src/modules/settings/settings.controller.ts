import { Body, Controller, Delete, Get, Param, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ResponseMessage } from '../../platform/http/envelope.interceptor';
import { CurrentUser, RequirePermission, type Principal } from '../../platform/security/access.decorators';
import { ResetSettingsDto, UpdateSettingsDto } from './dto/settings.dto';
import { SettingsAdminService } from './settings-admin.service';

@ApiTags('settings')
@ApiBearerAuth()
@Controller('settings')
@RequirePermission('settings:manage')
export class SettingsController {
  constructor(private readonly admin: SettingsAdminService) {}

  /** What is in force, and the defaults. */
  @Get()
  view() {
    return this.admin.view();
  }

  /** Fields and sections that are not named stay as they are. */
  @Put()
  @ResponseMessage('Settings saved')
  update(@CurrentUser() user: Principal, @Body() body: UpdateSettingsDto) {
    return this.admin.update(user, body);
  }

  /** Has the defaults of a section hold again. */
  @Delete(':section')
  @ResponseMessage('The defaults hold again')
  reset(
    @CurrentUser() user: Principal,
    @Param('section') section: string,
    @Query() { revision }: ResetSettingsDto,
  ) {
    return this.admin.reset(user, section, revision);
  }
}
