import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { isMongoId } from 'class-validator';
import { DomainError } from '../../platform/errors/domain.error';

/** What a token says: user, the user's token version, token id, and when it was issued and ends in seconds. */
export interface TokenClaims {
  id: string;
  tv: number;
  jti: string;
  iat: number;
  exp: number;
}

/** Makes and reads JWTs: HS256 alone. Whether the user still honours one is for the sessions to say. */
@Injectable()
export class TokensService {
  constructor(private readonly jwt: JwtService) {}

  /** @returns a token for the user as of now. */
  issue(user: { _id: unknown; tokenVersion: number }): Promise<string> {
    return this.jwt.signAsync({ id: String(user._id), tv: user.tokenVersion, jti: randomUUID() });
  }

  /** @throws DomainError UNAUTHENTICATED when it is not ours, was changed or has expired. */
  async read(token: string): Promise<TokenClaims> {
    try {
      return this.claimsOf(await this.jwt.verifyAsync<object>(token));
    } catch (cause) {
      throw unauthenticated(cause);
    }
  }

  /** @throws DomainError UNAUTHENTICATED when the verified payload is not one of ours. */
  claimsOf(payload: unknown): TokenClaims {
    const claims = payload as Partial<Record<keyof TokenClaims, unknown>> | null;
    const isOurs =
      typeof claims === 'object' &&
      isMongoId(claims?.id) &&
      Number.isInteger(claims?.tv) &&
      typeof claims?.jti === 'string' &&
      Number.isInteger(claims.exp);
    if (!isOurs) throw unauthenticated();
    return claims as TokenClaims;
  }
}

/** The answer to every token that is no good, whatever the reason. */
export function unauthenticated(cause?: unknown): DomainError {
  return new DomainError('UNAUTHENTICATED', 'Please sign in.', { cause });
}
