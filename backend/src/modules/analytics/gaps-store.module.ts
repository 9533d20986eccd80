import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { GapQuestionsRepository } from './gaps/gap-questions.repository';
import { GapStateRepository } from './gaps/gap-state.repository';
import {
  Gap,
  GapDeparture,
  GapDepartureSchema,
  GapQuestion,
  GapQuestionSchema,
  GapSchema,
  GapState,
  GapStateSchema,
} from './gaps/gap.schema';
import { GapsRepository } from './gaps/gaps.repository';

/** What is stored of gaps, for those who keep them and those who count them. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: Gap.name, schema: GapSchema },
      { name: GapQuestion.name, schema: GapQuestionSchema },
      { name: GapState.name, schema: GapStateSchema },
      { name: GapDeparture.name, schema: GapDepartureSchema },
    ]),
  ],
  providers: [GapsRepository, GapQuestionsRepository, GapStateRepository],
  exports: [GapsRepository, GapQuestionsRepository, GapStateRepository],
})
export class GapsStoreModule {}
