import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { UserView } from '@switchboard/contracts';
import { Lanes } from '../../platform/concurrency/lanes';
import { DomainError } from '../../platform/errors/domain.error';
import { makePortrait } from './pictures/portrait';
import { PicturesRepository } from './pictures/pictures.repository';
import { UsersService } from './users.service';

/** Pictures worked on at once, and uploads held in memory meanwhile: some 2 MB each. */
const AT_ONCE = 2;
const WAITING = 20;

export interface StoredPicture {
  hash: string;
  /** WebP. */
  bytes: Buffer;
}

/** People's pictures. Which one is shown stands on the user; what nobody is shown any more goes. */
@Injectable()
export class PicturesService {
  private readonly lanes = new Lanes(AT_ONCE, WAITING);

  constructor(
    private readonly repository: PicturesRepository,
    private readonly users: UsersService,
  ) {}

  /** @throws DomainError UNUSABLE_PICTURE, DEPENDENCY_UNAVAILABLE */
  async set(userId: string, upload: Buffer): Promise<UserView> {
    const bytes = await this.lanes.run(() => portraitOf(upload));
    // Each upload has a name of its own: one of two at a time never removes what the other is about to show.
    const hash = randomBytes(16).toString('hex');
    // First: the user never names a picture that is not there.
    await this.repository.keep(userId, hash, bytes);
    return this.show(userId, hash);
  }

  async remove(userId: string): Promise<UserView> {
    return this.show(userId, null);
  }

  /** @throws DomainError PICTURE_NOT_FOUND, for somebody without one and for nobody */
  async get(userId: string): Promise<StoredPicture> {
    const hash = (await this.users.findById(userId))?.avatar;
    const bytes = hash ? await this.repository.find(userId, hash) : null;
    if (!hash || !bytes) throw new DomainError('PICTURE_NOT_FOUND', 'There is no such picture.');
    return { hash, bytes };
  }

  private async show(userId: string, hash: string | null): Promise<UserView> {
    const { user, previous } = await this.users.setAvatar(userId, hash);
    if (previous && previous !== hash) await this.repository.delete(userId, previous);
    return this.users.toView(user);
  }
}

async function portraitOf(upload: Buffer): Promise<Buffer> {
  try {
    return await makePortrait(upload);
  } catch (cause) {
    throw new DomainError(
      'UNUSABLE_PICTURE',
      'That is not a picture we can use. Please take a JPEG, PNG, WebP or GIF.',
      { cause },
    );
  }
}
