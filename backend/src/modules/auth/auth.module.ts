import { Module } from '@nestjs/common';
import { APP_GUARD, Reflector } from '@nestjs/core';
import { JwtModule, type JwtSignOptions } from '@nestjs/jwt';
import { PassportModule } from '@nestjs/passport';
import { ThrottlerModule } from '@nestjs/throttler';
import { Environment } from '../../config/environment';
import { IMPATIENT_REDIS } from '../../platform/redis/redis.module';
import { AuditModule } from '../audit/audit.module';
import { SettingsModule } from '../settings/settings.module';
import { SettingsService } from '../settings/settings.service';
import { UsersModule } from '../users/users.module';
import { AuthController } from './auth.controller';
import { AccessGuard } from './auth.guard';
import { AuthService } from './auth.service';
import { AvatarController } from './avatar.controller';
import { JwtStrategy } from './jwt.strategy';
import { LoginLimiter } from './login-limiter';
import { PasswordsService } from './passwords.service';
import { requestLimits } from './request-limits';
import { SessionsService } from './sessions.service';
import { ThrottleGuard } from './throttle.guard';
import { TokensService } from './tokens.service';

@Module({
  imports: [
    UsersModule,
    AuditModule,
    PassportModule,
    JwtModule.registerAsync({
      inject: [Environment],
      useFactory: (environment: Environment) => ({
        secret: environment.JWT_SECRET,
        signOptions: {
          algorithm: 'HS256',
          expiresIn: environment.JWT_EXPIRES_IN as JwtSignOptions['expiresIn'],
        },
        verifyOptions: { algorithms: ['HS256'] },
      }),
    }),
    ThrottlerModule.forRootAsync({
      imports: [SettingsModule],
      inject: [Environment, SettingsService, IMPATIENT_REDIS, Reflector],
      useFactory: requestLimits,
    }),
  ],
  controllers: [AuthController, AvatarController],
  providers: [
    AuthService,
    TokensService,
    PasswordsService,
    SessionsService,
    LoginLimiter,
    JwtStrategy,
    // In this order: those without a token are counted too.
    { provide: APP_GUARD, useClass: ThrottleGuard },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [SessionsService, PasswordsService],
})
export class AuthModule {}
