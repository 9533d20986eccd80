import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ParseObjectIdPipe } from '../../../platform/errors/parse-object-id.pipe';
import { ResponseMessage } from '../../../platform/http/envelope.interceptor';
import { CurrentUser, RequirePermission, type Principal } from '../../../platform/security/access.decorators';
import { AssistService } from './assist.service';
import { DraftFaqDto, RewriteDto, TranslateDto } from './assist.dto';

/** Help for staff who write to a customer. */
@ApiTags('assistant')
@ApiBearerAuth()
@Controller()
@RequirePermission('ai:use')
export class AssistController {
  constructor(private readonly assist: AssistService) {}

  @Post('conversations/:id/summary')
  @HttpCode(200)
  @ResponseMessage('Summary and suggestions are up to date')
  help(@CurrentUser() user: Principal, @Param('id', ParseObjectIdPipe) id: string) {
    return this.assist.helpWith(user, id);
  }

  @Post('ai/rewrite')
  @HttpCode(200)
  @ResponseMessage('Draft rewritten')
  rewrite(@CurrentUser() user: Principal, @Body() body: RewriteDto) {
    return this.assist.rewrite(user, body);
  }

  @Post('ai/translate')
  @HttpCode(200)
  @ResponseMessage('Draft translated')
  translate(@CurrentUser() user: Principal, @Body() body: TranslateDto) {
    return this.assist.translate(user, body);
  }

  @Post('ai/draft-faq')
  @HttpCode(200)
  @ResponseMessage('FAQ drafted')
  draftFaq(@CurrentUser() user: Principal, @Body() { conversation }: DraftFaqDto) {
    return this.assist.draftFaq(user, conversation);
  }
}
