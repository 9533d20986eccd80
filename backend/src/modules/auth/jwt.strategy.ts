import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import passport from 'passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { Environment } from '../../config/environment';
import type { Principal } from '../../platform/security/access.decorators';
import { SessionsService } from './sessions.service';
import { TokensService } from './tokens.service';

/** Reads the bearer token of a request. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  /**
   * A name that is this object's alone. Passport's register is one for the whole process: under `jwt` two applications
   * in one process would both ask the later one's sessions.
   */
  readonly registeredAs = `jwt-${randomUUID()}`;

  constructor(
    environment: Environment,
    private readonly tokens: TokensService,
    private readonly sessions: SessionsService,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: environment.JWT_SECRET,
      algorithms: ['HS256'],
    });
    passport.use(this.registeredAs, this);
  }

  /** Called with the payload of a token whose signature and time are good. */
  validate(payload: unknown): Promise<Principal> {
    return this.sessions.principalOf(this.tokens.claimsOf(payload));
  }
}
