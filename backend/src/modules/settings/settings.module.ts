import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AuditModule } from '../audit/audit.module';
import { LogoController } from './logo/logo.controller';
import { LogoRepository } from './logo/logo.repository';
import { Logo, LogoSchema } from './logo/logo.schema';
import { LogoService } from './logo/logo.service';
import { PublicSettingsController } from './public-settings.controller';
import { SettingsAdminService } from './settings-admin.service';
import { SettingsController } from './settings.controller';
import { SettingsRepository } from './settings.repository';
import { StoredSettings, StoredSettingsSchema } from './settings.schema';
import { SettingsService } from './settings.service';

@Module({
  imports: [
    AuditModule,
    MongooseModule.forFeature([
      { name: StoredSettings.name, schema: StoredSettingsSchema },
      { name: Logo.name, schema: LogoSchema },
    ]),
  ],
  // In this order: a section could be called as they are.
  controllers: [LogoController, PublicSettingsController, SettingsController],
  providers: [SettingsRepository, SettingsService, SettingsAdminService, LogoRepository, LogoService],
  exports: [SettingsService],
})
export class SettingsModule {}
