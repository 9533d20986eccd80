import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { ParseObjectIdPipe } from '../../platform/errors/parse-object-id.pipe';
import { WithoutEnvelope } from '../../platform/http/envelope.interceptor';
import { PicturesService } from './pictures.service';

@ApiTags('users')
@ApiBearerAuth()
@Controller('users')
export class PicturesController {
  constructor(private readonly pictures: PicturesService) {}

  /** The picture itself; `ETag` is what the user's `avatar` says. */
  @Get(':id/avatar')
  @WithoutEnvelope()
  @ApiProduces('image/webp')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async show(@Param('id', ParseObjectIdPipe) id: string, @Res() response: Response): Promise<void> {
    const { hash, bytes } = await this.pictures.get(id);
    // Not for those between; and asked for again, because the address stays when the picture changes.
    response
      .set({ ETag: `"${hash}"`, 'Cache-Control': 'private, no-cache' })
      .type('webp')
      .send(bytes);
  }
}
