import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ParseObjectIdPipe } from '../../platform/errors/parse-object-id.pipe';
import { ResponseMessage } from '../../platform/http/envelope.interceptor';
import {
  CurrentUser,
  Public,
  RequirePermission,
  type Principal,
} from '../../platform/security/access.decorators';
import { CreateFaqDto, ListFaqsDto, MoveFaqDto, RateFaqDto, UpdateFaqDto } from './dto/faqs.dto';
import { FaqEditingService } from './faq-editing.service';
import { FaqsService } from './faqs.service';
import { FaqPlacesService } from './places/faq-places.service';

@ApiTags('faqs')
@Controller('faqs')
export class FaqsController {
  constructor(
    private readonly faqs: FaqsService,
    private readonly editing: FaqEditingService,
    private readonly places: FaqPlacesService,
  ) {}

  @Get()
  @Public()
  list(@CurrentUser() reader: Principal | undefined, @Query() query: ListFaqsDto) {
    return this.faqs.list(reader, query);
  }

  @Get('categories/stats')
  @Public()
  categoryStats() {
    return this.faqs.categoryStats();
  }

  @Get(':id')
  @Public()
  get(@CurrentUser() reader: Principal | undefined, @Param('id', ParseObjectIdPipe) id: string) {
    return this.faqs.getFor(reader, id);
  }

  @Post()
  @ApiBearerAuth()
  @RequirePermission('faqs:manage')
  @ResponseMessage('FAQ created')
  create(@CurrentUser() author: Principal, @Body() body: CreateFaqDto) {
    return this.editing.create(author, body);
  }

  @Put(':id')
  @ApiBearerAuth()
  @RequirePermission('faqs:manage')
  @ResponseMessage('FAQ updated')
  update(
    @CurrentUser() author: Principal,
    @Param('id', ParseObjectIdPipe) id: string,
    @Body() body: UpdateFaqDto,
  ) {
    return this.editing.update(author, id, body);
  }

  /** Puts it behind another one of its category, or first. */
  @Put(':id/position')
  @ApiBearerAuth()
  @RequirePermission('faqs:manage')
  @ResponseMessage('FAQ moved')
  move(
    @CurrentUser() author: Principal,
    @Param('id', ParseObjectIdPipe) id: string,
    @Body() { after }: MoveFaqDto,
  ) {
    return this.places.move(author, id, after);
  }

  @Put(':id/helpful')
  @ApiBearerAuth()
  @ResponseMessage('Thank you for your feedback')
  rate(
    @CurrentUser() reader: Principal,
    @Param('id', ParseObjectIdPipe) id: string,
    @Body() { helpful }: RateFaqDto,
  ) {
    return this.faqs.rate(reader, id, helpful);
  }

  @Delete(':id')
  @ApiBearerAuth()
  @RequirePermission('faqs:manage')
  @ResponseMessage('FAQ deleted')
  delete(@CurrentUser() author: Principal, @Param('id', ParseObjectIdPipe) id: string) {
    return this.editing.delete(author, id);
  }
}
