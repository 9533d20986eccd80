import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ResponseMessage } from '../../../platform/http/envelope.interceptor';
import { RequirePermission } from '../../../platform/security/access.decorators';
import { FaqImpactDto, SimilarFaqsDto } from './faq-trials.dto';
import { FaqImpactService } from './faq-impact.service';
import { SimilarFaqsService } from './similar-faqs.service';

/** What an FAQ that is being written would mean for the assistant. Nothing is stored. */
@ApiTags('ai')
@ApiBearerAuth()
@Controller('ai')
@RequirePermission('faqs:manage')
export class FaqTrialsController {
  constructor(
    private readonly similar: SimilarFaqsService,
    private readonly impact: FaqImpactService,
  ) {}

  /** What there is already on the same question. */
  @Post('similar-faqs')
  @HttpCode(200)
  @ResponseMessage('Similar FAQs')
  findSimilar(@Body() request: SimilarFaqsDto) {
    return this.similar.find(request);
  }

  /** Which past questions would be answered otherwise. */
  @Post('faq-impact')
  @HttpCode(200)
  @ResponseMessage('What would change')
  findImpact(@Body() { draft }: FaqImpactDto) {
    return this.impact.of(draft);
  }
}
