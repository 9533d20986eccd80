import { Controller, Get, Header } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { PublicSettings } from '@switchboard/contracts';
import { Public } from '../../platform/security/access.decorators';
import { SettingsService } from './settings.service';

@ApiTags('settings')
@Controller('settings/public')
export class PublicSettingsController {
  constructor(private readonly settings: SettingsService) {}

  /** How the desk presents itself, to whom has not signed in yet, too. */
  @Get()
  @Public()
  @Header('Cache-Control', 'public, max-age=5, stale-while-revalidate=60')
  show(): PublicSettings {
    return this.settings.public;
  }
}
