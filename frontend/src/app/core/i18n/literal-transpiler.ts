import { Injectable } from '@angular/core';
import { DefaultTranspiler, type TranspileParams } from '@jsverse/transloco';

const PLACEHOLDER = /{{\s*([^{}]*?)\s*}}/g;

/**
 * Fills each placeholder once, and takes what it is filled with as it is. Transloco's own goes over the result again:
 * `{{…}}` in what somebody wrote would vanish, and a name of `{{name}}` would be filled for ever.
 */
@Injectable()
export class LiteralTranspiler extends DefaultTranspiler {
  override transpile(text: TranspileParams): unknown {
    const { value, params = {} } = text;
    if (typeof value !== 'string') return super.transpile(text);
    return value.replace(PLACEHOLDER, (_, name: string) => String(params[name] ?? ''));
  }
}
