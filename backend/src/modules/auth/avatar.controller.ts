import { Controller, Delete, Put, UploadedFile, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { UserView } from '@switchboard/contracts';
import { ResponseMessage } from '../../platform/http/envelope.interceptor';
import { notOnePicture, pictureUpload } from '../../platform/http/picture-upload';
import { CurrentUser, type Principal } from '../../platform/security/access.decorators';
import { PicturesService } from '../users/pictures.service';

/** The one field of the form. */
const PICTURE_FIELD = 'avatar';

/** One's own picture. */
@ApiTags('auth')
@ApiBearerAuth()
@Controller('auth/avatar')
export class AvatarController {
  constructor(private readonly pictures: PicturesService) {}

  /** JPEG, PNG, WebP or GIF, at most 2 MB; its middle is kept. */
  @Put()
  @UseInterceptors(pictureUpload(PICTURE_FIELD))
  @ResponseMessage('Picture saved')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: [PICTURE_FIELD],
      properties: { [PICTURE_FIELD]: { type: 'string', format: 'binary' } },
    },
  })
  set(
    @CurrentUser() user: Principal,
    @UploadedFile() file: Express.Multer.File | undefined,
  ): Promise<UserView> {
    if (!file) throw notOnePicture(PICTURE_FIELD);
    return this.pictures.set(user._id, file.buffer);
  }

  @Delete()
  @ResponseMessage('Picture removed')
  remove(@CurrentUser() user: Principal): Promise<UserView> {
    return this.pictures.remove(user._id);
  }
}
