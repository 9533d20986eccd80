import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { AccountDetails, AccountView, UserStats } from '@switchboard/contracts';
import { ParseObjectIdPipe } from '../../platform/errors/parse-object-id.pipe';
import { AnswersCsv, csvFile, type CsvColumns } from '../../platform/http/csv-file';
import { ResponseMessage } from '../../platform/http/envelope.interceptor';
import { CurrentUser, RequirePermission, type Principal } from '../../platform/security/access.decorators';
import { AccountsService } from '../users/accounts.service';
import {
  ChangeRolesDto,
  CreateUserDto,
  DeleteUserDto,
  ExportUsersDto,
  ListUsersDto,
  UpdateUserDto,
} from './dto/user-administration.dto';
import { UserAdministrationService } from './user-administration.service';
import { UserDeletionService } from './user-deletion.service';

const COLUMNS: CsvColumns<AccountView> = {
  id: ({ _id }) => _id,
  name: ({ name }) => name,
  email: ({ email }) => email,
  role: ({ role }) => role,
  active: ({ isActive }) => isActive,
  online: ({ isOnline }) => isOnline,
  'last seen': ({ lastSeen }) => lastSeen,
  created: ({ createdAt }) => createdAt,
};

@ApiTags('users')
@ApiBearerAuth()
@RequirePermission('users:manage')
@Controller('users')
export class UsersController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly administration: UserAdministrationService,
    private readonly deletion: UserDeletionService,
  ) {}

  @Get()
  list(@Query() query: ListUsersDto) {
    return this.accounts.list(query);
  }

  @Post()
  @ResponseMessage('Account created')
  create(@CurrentUser() admin: Principal, @Body() body: CreateUserDto): Promise<AccountView> {
    return this.administration.create(admin, body);
  }

  @Get('stats')
  stats(): Promise<UserStats> {
    return this.accounts.stats();
  }

  /** All that the filters let through, in that order, as CSV. */
  @Get('export')
  @AnswersCsv()
  async export(@CurrentUser() admin: Principal, @Query() query: ExportUsersDto): Promise<StreamableFile> {
    return csvFile('users.csv', COLUMNS, await this.administration.export(admin, query));
  }

  /** All of them get the role or, when one is unknown or the last admin would go, none. */
  @Put('roles')
  @ResponseMessage('Roles changed')
  changeRoles(@CurrentUser() admin: Principal, @Body() body: ChangeRolesDto): Promise<AccountView[]> {
    return this.administration.changeRoles(admin, body);
  }

  @Get(':id')
  get(@Param('id', ParseObjectIdPipe) id: string): Promise<AccountDetails> {
    return this.administration.details(id);
  }

  /** What is left out stays. Another role, another password and deactivating end all of the user's sessions. */
  @Put(':id')
  @ResponseMessage('Account saved')
  update(
    @CurrentUser() admin: Principal,
    @Param('id', ParseObjectIdPipe) id: string,
    @Body() body: UpdateUserDto,
  ): Promise<AccountView> {
    return this.administration.update(admin, id, body);
  }

  /** Ends all of the user's sessions. */
  @Post(':id/sign-out')
  @HttpCode(200)
  @ResponseMessage('Signed out everywhere')
  signOut(@CurrentUser() admin: Principal, @Param('id', ParseObjectIdPipe) id: string): Promise<null> {
    return this.administration.signOut(admin, id);
  }

  /** Cannot be taken back. Interrupted and asked for again, it goes on. */
  @Delete(':id')
  @ResponseMessage('Account deleted')
  delete(
    @CurrentUser() admin: Principal,
    @Param('id', ParseObjectIdPipe) id: string,
    @Query() choice: DeleteUserDto,
  ): Promise<null> {
    return this.deletion.delete(admin, id, choice);
  }
}
