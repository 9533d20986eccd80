import {
  LIMITS,
  REWRITE_STYLES,
  type DraftFaqRequest,
  type RewriteRequest,
  type RewriteStyle,
  type TranslateRequest,
} from '@switchboard/contracts';
import { IsIn, IsString, Length, ValidateBy } from 'class-validator';
import { HasVisibleText, Trimmed } from '../../../platform/http/dto.decorators';
import { IsObjectId } from '../../../platform/http/is-object-id.decorator';

/** A BCP 47 tag as every JavaScript engine knows them: well formed, whether or not somebody speaks it. */
const IsLanguageTag = () =>
  ValidateBy({
    name: 'isLanguageTag',
    validator: {
      validate: (value) => typeof value === 'string' && isLanguageTag(value),
      defaultMessage: () => '$property must be a language tag such as de or pt-BR',
    },
  });

function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

class DraftDto {
  @Trimmed()
  @IsString()
  @Length(1, LIMITS.messageContent)
  @HasVisibleText()
  text!: string;
}

export class RewriteDto extends DraftDto implements RewriteRequest {
  @IsIn(REWRITE_STYLES)
  style!: RewriteStyle;
}

export class TranslateDto extends DraftDto implements TranslateRequest {
  @Trimmed()
  @IsString()
  @Length(2, LIMITS.languageTag)
  @IsLanguageTag()
  language!: string;
}

export class DraftFaqDto implements DraftFaqRequest {
  /** Id of a conversation. */
  @IsObjectId()
  conversation!: string;
}
