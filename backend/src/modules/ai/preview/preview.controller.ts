import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ResponseMessage } from '../../../platform/http/envelope.interceptor';
import { RequirePermission } from '../../../platform/security/access.decorators';
import { PreviewDto } from './preview.dto';
import { PreviewService } from './preview.service';

@ApiTags('ai')
@ApiBearerAuth()
@Controller('ai/preview')
export class PreviewController {
  constructor(private readonly previews: PreviewService) {}

  /** What would the assistant say? Nothing is stored. */
  @Post()
  @HttpCode(200)
  @RequirePermission('ai:manage')
  @ResponseMessage('Preview of an answer')
  preview(@Body() request: PreviewDto) {
    return this.previews.preview(request);
  }
}
