import {
  ACCOUNT_STATUSES,
  CONVERSATIONS_CHOICES,
  LIMITS,
  ROLES,
  USERS_AT_ONCE,
  USER_SORTS,
  type AccountStatus,
  type ChangeRolesRequest,
  type ConversationsChoice,
  type CreateUserRequest,
  type DeleteUserQuery,
  type ListUsersQuery,
  type Role,
  type UpdateUserRequest,
  type UserFilters,
  type UserSort,
} from '@switchboard/contracts';
import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsString,
  Length,
  MaxLength,
} from 'class-validator';
import { CursorPageDto } from '../../../platform/http/cursor-page.dto';
import { HasNoNul, MayBeAbsent, QueryBoolean, Trimmed } from '../../../platform/http/dto.decorators';
import { IsObjectId } from '../../../platform/http/is-object-id.decorator';
import { IsAccountEmail, IsPersonName } from '../../../platform/http/person.decorators';

const PASSWORD_MAX = 1_000;

class UserFiltersDto implements UserFilters {
  /** Beginnings of words of the name, all of them; or the beginning of the e-mail address. */
  @MayBeAbsent()
  @Trimmed()
  @IsString()
  @MaxLength(LIMITS.search)
  @HasNoNul()
  search?: string;

  @MayBeAbsent()
  @IsIn(ROLES)
  role?: Role;

  @MayBeAbsent()
  @IsIn(ACCOUNT_STATUSES)
  status?: AccountStatus;

  @MayBeAbsent()
  @QueryBoolean()
  online?: boolean;
}

export class ExportUsersDto extends UserFiltersDto {
  @MayBeAbsent()
  @IsIn(USER_SORTS)
  sort?: UserSort;
}

export class ListUsersDto extends IntersectionType(ExportUsersDto, CursorPageDto) implements ListUsersQuery {}

export class CreateUserDto implements CreateUserRequest {
  @IsPersonName()
  name!: string;

  @IsAccountEmail()
  email!: string;

  /** 8 characters or more, and none of the most common ones. */
  @IsString()
  @Length(1, PASSWORD_MAX)
  @ApiProperty({ format: 'password' })
  password!: string;

  @IsIn(ROLES)
  role!: Role;
}

export class UpdateUserDto implements UpdateUserRequest {
  @MayBeAbsent()
  @IsPersonName()
  name?: string;

  @MayBeAbsent()
  @IsAccountEmail()
  email?: string;

  @MayBeAbsent()
  @IsIn(ROLES)
  role?: Role;

  @MayBeAbsent()
  @IsBoolean()
  isActive?: boolean;

  @MayBeAbsent()
  @IsString()
  @Length(1, PASSWORD_MAX)
  @ApiProperty({ format: 'password' })
  password?: string;
}

export class ChangeRolesDto implements ChangeRolesRequest {
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(USERS_AT_ONCE)
  @ArrayUnique()
  @IsObjectId({ each: true })
  ids!: string[];

  @IsIn(ROLES)
  role!: Role;
}

export class DeleteUserDto implements DeleteUserQuery {
  /** Has to be chosen: neither can be taken back. */
  @IsIn(CONVERSATIONS_CHOICES)
  conversations!: ConversationsChoice;

  /** Who gets the open reports; without it nobody. */
  @MayBeAbsent()
  @IsObjectId()
  reassignTo?: string;
}
