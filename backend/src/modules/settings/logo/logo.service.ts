import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SettingsView } from '@switchboard/contracts';
import { Lanes } from '../../../platform/concurrency/lanes';
import { DomainError } from '../../../platform/errors/domain.error';
import { openPicture } from '../../../platform/pictures/open-picture';
import type { Principal } from '../../../platform/security/access.decorators';
import { AuditService } from '../../audit/audit.service';
import { SettingsAdminService } from '../settings-admin.service';
import { noLogo } from '../settings.errors';
import { SettingsRepository } from '../settings.repository';
import { SettingsService } from '../settings.service';
import { LogoRepository } from './logo.repository';

/** Pixels: twice what the widest and highest place on a page has. */
const FRAME = { width: 480, height: 120 } as const;
/** Uploads worked on at once, and held in memory meanwhile. */
const AT_ONCE = 1;
const WAITING = 4;

/** The desk's own sign. Which one is shown stands in the settings; what is not shown any more goes. */
@Injectable()
export class LogoService {
  private readonly lanes = new Lanes(AT_ONCE, WAITING);

  constructor(
    private readonly logos: LogoRepository,
    private readonly repository: SettingsRepository,
    private readonly settings: SettingsService,
    private readonly admin: SettingsAdminService,
    private readonly audit: AuditService,
  ) {}

  /** @throws DomainError UNUSABLE_PICTURE, DEPENDENCY_UNAVAILABLE */
  async set(by: Principal, upload: Buffer): Promise<SettingsView> {
    const bytes = await this.lanes.run(() => logoOf(upload));
    const name = randomBytes(16).toString('hex');
    // First: the settings never name a logo that is not there.
    await this.logos.keep(name, bytes);
    return this.show(by, name);
  }

  remove(by: Principal): Promise<SettingsView> {
    return this.show(by, null);
  }

  /** @throws DomainError PICTURE_NOT_FOUND */
  async get(): Promise<{ name: string; bytes: Buffer }> {
    const name = this.settings.public.logo;
    const bytes = name === null ? null : await this.logos.find(name);
    if (name === null || !bytes) throw noLogo();
    return { name, bytes };
  }

  private async show(by: Principal, name: string | null): Promise<SettingsView> {
    const before = await this.repository.setLogo(name, by.name);
    if (before !== null && before !== name) await this.logos.delete(before);
    await this.settings.announce();
    if (before !== name) {
      await this.audit.record({
        action: 'settings.changed',
        by,
        target: { type: 'settings', id: null, name: 'branding' },
        before: { branding: { logo: before } },
        after: { branding: { logo: name } },
      });
    }
    return this.admin.view();
  }
}

/** As it is shown: whole, in the frame, with its transparent parts. */
async function logoOf(upload: Buffer): Promise<Buffer> {
  try {
    return await (
      await openPicture(upload)
    )
      .resize({ ...FRAME, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 90 })
      .toBuffer();
  } catch (cause) {
    throw new DomainError(
      'UNUSABLE_PICTURE',
      'That is not a picture we can use. Please take a JPEG, PNG, WebP or GIF.',
      { cause },
    );
  }
}
