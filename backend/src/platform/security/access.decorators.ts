import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Permission, Role } from '@switchboard/contracts';
import { PUBLIC_OPERATION } from '../http/api-document';

export const PUBLIC_ROUTE = 'access:public';
export const REQUIRED_PERMISSION = 'access:permission';

/** Who is asking: put on the request by the guard, on the socket at its handshake. */
export interface Principal {
  _id: string;
  name: string;
  role: Role;
  /** Of the token that was shown. */
  tokenId: string;
  /** The user's version that the token was issued under; a later one revokes it. */
  tokenVersion: number;
  /** When the token ends, in milliseconds since 1970. */
  expiresAt: number;
}

/** No token is needed. Every route without this, or a forgotten one, asks for one. */
export const Public = () =>
  applyDecorators(SetMetadata(PUBLIC_ROUTE, true), ApiExtension(PUBLIC_OPERATION, true));

/** Only roles that have this permission; without it any signed-in user. */
export const RequirePermission = (permission: Permission) => SetMetadata(REQUIRED_PERMISSION, permission);

/** The signed-in user; undefined on a public route without a token. */
export const CurrentUser = createParamDecorator(
  (_: unknown, context: ExecutionContext): Principal | undefined =>
    context.switchToHttp().getRequest<{ user?: Principal }>().user,
);
