import { SETTING_BOUNDS, type RateSetting } from '@switchboard/contracts';
import { WholeWithin } from './setting.decorators';

export class MessageRateDto implements RateSetting {
  @WholeWithin(SETTING_BOUNDS.messagePoints)
  points!: number;

  @WholeWithin(SETTING_BOUNDS.limitSeconds)
  seconds!: number;
}

export class ApiRateDto implements RateSetting {
  @WholeWithin(SETTING_BOUNDS.apiPoints)
  points!: number;

  @WholeWithin(SETTING_BOUNDS.limitSeconds)
  seconds!: number;
}
