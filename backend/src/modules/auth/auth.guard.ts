import { Injectable, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { hasPermission, type Permission } from '@switchboard/contracts';
import type { Request } from 'express';
import { DomainError } from '../../platform/errors/domain.error';
import { PUBLIC_ROUTE, REQUIRED_PERMISSION, type Principal } from '../../platform/security/access.decorators';
import { JwtStrategy } from './jwt.strategy';
import { unauthenticated } from './tokens.service';

/** Guards every route: without `@Public()` a valid token is needed, and the permission that the route names. */
@Injectable()
export class AccessGuard extends AuthGuard() {
  constructor(
    private readonly reflector: Reflector,
    strategy: JwtStrategy,
  ) {
    super({ defaultStrategy: strategy.registeredAs });
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request & { user?: Principal }>();
    if (this.isPublic(context) && !request.headers.authorization) return true;
    await super.canActivate(context);
    const permission = this.reflector.getAllAndOverride<Permission | undefined>(
      REQUIRED_PERMISSION,
      targetsOf(context),
    );
    if (permission && !(request.user && hasPermission(request.user.role, permission))) {
      throw new DomainError('FORBIDDEN', 'You may not do this.');
    }
    return true;
  }

  /** What Passport found out. A token that is no good is as none where none is needed. */
  override handleRequest<User>(
    error: unknown,
    user: User | false,
    _info: unknown,
    context: ExecutionContext,
  ): User {
    if (user && !error) return user;
    if (this.isPublic(context)) return undefined as User;
    // The database being down is no reason to send anybody to the sign-in page.
    throw error instanceof Error ? error : unauthenticated();
  }

  private isPublic(context: ExecutionContext): boolean {
    return this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC_ROUTE, targetsOf(context)) ?? false;
  }
}

function targetsOf(context: ExecutionContext) {
  return [context.getHandler(), context.getClass()];
}
