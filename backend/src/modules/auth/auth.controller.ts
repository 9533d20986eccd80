import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { SignedInUser, UserView } from '@switchboard/contracts';
import { ResponseMessage } from '../../platform/http/envelope.interceptor';
import { CurrentUser, Public, type Principal } from '../../platform/security/access.decorators';
import { ClientAddress } from '../../platform/security/client-address';
import { AuthService } from './auth.service';
import { ChangePasswordDto } from './dto/change-password.dto';
import { LoginDto } from './dto/login.dto';
import { RegisterDto } from './dto/register.dto';
import { UpdatePreferencesDto } from './dto/update-preferences.dto';
import { UpdateProfileDto } from './dto/update-profile.dto';
import { LimitedBy } from './request-limits';

@ApiTags('auth')
@ApiBearerAuth()
@Controller('auth')
export class AuthController {
  constructor(private readonly auth: AuthService) {}

  /** Makes a customer's account and signs it in. */
  @Post('register')
  @Public()
  @LimitedBy('register')
  @ResponseMessage('Account created')
  register(@Body() request: RegisterDto): Promise<SignedInUser> {
    return this.auth.register(request);
  }

  /** Answers the same for a wrong password and an unknown address. */
  @Post('login')
  @Public()
  @HttpCode(200)
  @ResponseMessage('Login successful')
  login(@Body() request: LoginDto, @ClientAddress() address: string): Promise<SignedInUser> {
    return this.auth.login(request, address);
  }

  /** Revokes the token that was shown. */
  @Post('logout')
  @HttpCode(200)
  @ResponseMessage('Logged out')
  logout(@CurrentUser() user: Principal): Promise<void> {
    return this.auth.logout(user);
  }

  @Get('me')
  me(@CurrentUser() user: Principal): Promise<UserView> {
    return this.auth.me(user);
  }

  /** How the assistant should answer; what is left out stays. */
  @Put('preferences')
  @ResponseMessage('Preferences saved')
  updatePreferences(
    @CurrentUser() user: Principal,
    @Body() changes: UpdatePreferencesDto,
  ): Promise<UserView> {
    return this.auth.updatePreferences(user, changes);
  }

  @Put('profile')
  @ResponseMessage('Profile saved')
  updateProfile(@CurrentUser() user: Principal, @Body() changes: UpdateProfileDto): Promise<UserView> {
    return this.auth.updateProfile(user, changes);
  }

  /** Revokes all of the user's tokens and answers with a new one. */
  @Put('password')
  @ResponseMessage('Password changed')
  changePassword(
    @CurrentUser() user: Principal,
    @Body() request: ChangePasswordDto,
    @ClientAddress() address: string,
  ): Promise<SignedInUser> {
    return this.auth.changePassword(user, request, address);
  }
}
