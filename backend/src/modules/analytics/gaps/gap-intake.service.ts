import { Injectable } from '@nestjs/common';
import { Types } from 'mongoose';
import { AskedQuestionsService } from '../../messages/asked-questions.service';
import { SettingsService } from '../../settings/settings.service';
import { GapChanges } from './gap-changes.service';
import { GapPeople } from './gap-people.service';
import { GapPlacing } from './gap-placing.service';
import { GapQuestionsRepository } from './gap-questions.repository';
import { reasonOf } from './gap-rules';

/** Takes in questions that got no confident answer, and lets go those that have one now. Each may come again and again. */
@Injectable()
export class GapIntake {
  constructor(
    private readonly asked: AskedQuestionsService,
    private readonly people: GapPeople,
    private readonly settings: SettingsService,
    private readonly placing: GapPlacing,
    private readonly questions: GapQuestionsRepository,
    private readonly changes: GapChanges,
  ) {}

  async take(ids: Types.ObjectId[]): Promise<void> {
    if (!ids.length) return;
    const { answerFrom } = this.settings.current.assistant;
    const read = await this.asked.read(ids);
    const known = await this.questions.find({ _id: { $in: ids } }, 1);
    const counted = await this.people.withCustomers(
      read.flatMap((asked) => {
        const reason = reasonOf(asked, answerFrom);
        return reason ? [{ ...asked, reason }] : [];
      }),
    );
    const counting = new Map(counted.map((question) => [String(question._id), question]));
    const gone = known.filter(({ _id }) => !counting.has(String(_id))).map(({ _id }) => _id);
    if (gone.length) await this.changes.remove({ _id: { $in: gone } });
    const before = new Map(known.map((question) => [String(question._id), question]));
    for (const question of counting.values()) {
      const stored = before.get(String(question._id));
      if (stored) await this.changes.correct(stored, question);
    }
    await this.placing.place(counted.filter(({ _id }) => !before.has(String(_id))));
  }
}
