import { Controller, Delete, Get, Put, Query, Res, UploadedFile, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { LogoQuery, SettingsView } from '@switchboard/contracts';
import { IsString, MaxLength } from 'class-validator';
import type { Response } from 'express';
import { MayBeAbsent } from '../../../platform/http/dto.decorators';
import { ResponseMessage, WithoutEnvelope } from '../../../platform/http/envelope.interceptor';
import { notOnePicture, pictureUpload } from '../../../platform/http/picture-upload';
import {
  CurrentUser,
  Public,
  RequirePermission,
  type Principal,
} from '../../../platform/security/access.decorators';
import { LogoService } from './logo.service';

const LOGO_FIELD = 'logo';

class LogoDto implements LogoQuery {
  /** What the settings call it: then it may be kept for ever. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(64)
  v?: string;
}

@ApiTags('settings')
@Controller('settings/logo')
export class LogoController {
  constructor(private readonly logo: LogoService) {}

  /** The picture itself; `ETag` is what the settings call it. */
  @Get()
  @Public()
  @WithoutEnvelope()
  @ApiProduces('image/webp')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async show(@Query() { v }: LogoDto, @Res() response: Response): Promise<void> {
    const { name, bytes } = await this.logo.get();
    // By its name it never changes; by the bare address it does.
    const caching = v === name ? 'public, max-age=31536000, immutable' : 'public, no-cache';
    response
      .set({ ETag: `"${name}"`, 'Cache-Control': caching })
      .type('webp')
      .send(bytes);
  }

  /** JPEG, PNG, WebP or GIF, at most 2 MB. */
  @Put()
  @ApiBearerAuth()
  @RequirePermission('settings:manage')
  @UseInterceptors(pictureUpload(LOGO_FIELD))
  @ResponseMessage('Logo saved')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: [LOGO_FIELD],
      properties: { [LOGO_FIELD]: { type: 'string', format: 'binary' } },
    },
  })
  set(
    @CurrentUser() user: Principal,
    @UploadedFile() file: Express.Multer.File | undefined,
  ): Promise<SettingsView> {
    if (!file) throw notOnePicture(LOGO_FIELD);
    return this.logo.set(user, file.buffer);
  }

  @Delete()
  @ApiBearerAuth()
  @RequirePermission('settings:manage')
  @ResponseMessage('Logo removed')
  remove(@CurrentUser() user: Principal): Promise<SettingsView> {
    return this.logo.remove(user);
  }
}
