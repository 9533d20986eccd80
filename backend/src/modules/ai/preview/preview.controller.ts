import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ResponseMessage } from '../../../platform/http/envelope.interceptor';
import { RequirePermission } from '../../../platform/security/access.decorators';
import { PlaygroundService } from './playground.service';
import { PreviewDto } from './preview.dto';
import { PreviewService } from './preview.service';

/** Nothing of what is asked here is stored. */
@ApiTags('ai')
@ApiBearerAuth()
@RequirePermission('ai:manage')
@Controller('ai')
export class PreviewController {
  constructor(
    private readonly previews: PreviewService,
    private readonly playground: PlaygroundService,
  ) {}

  /** What would the assistant say? */
  @Post('preview')
  @HttpCode(200)
  @ResponseMessage('Preview of an answer')
  preview(@Body() request: PreviewDto) {
    return this.previews.preview(request);
  }

  /** What would each provider say by itself? */
  @Post('playground')
  @HttpCode(200)
  @ResponseMessage('Answers of every provider')
  play(@Body() request: PreviewDto) {
    return this.playground.play(request);
  }
}
