// Proves that the lint bites: in a copy of the repository's outline, each planted violation of a law of the house is
// reported by the real configuration, and what is legal beside it is not.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { inRepository } from '../lib/repository.mjs';

/** What the planted files import; whether it is right to import it is the importer's affair. */
const TARGETS = [
  'contracts/src/index.ts',
  'embedded/src/index.ts',
  'backend/src/config/environment.ts',
  'backend/src/platform/errors/domain.error.ts',
  'backend/src/modules/users/users.module.ts',
  'backend/src/modules/users/users.service.ts',
  'backend/src/modules/users/users.repository.ts',
  'backend/src/modules/users/users.signals.ts',
  'backend/src/modules/users/dto/user.dto.ts',
  'backend/src/modules/auth/auth.service.ts',
  'backend/src/modules/conversations/conversations.service.ts',
  'backend/src/modules/messages/messages.service.ts',
  'backend/src/modules/messages/messages.events.ts',
  'backend/src/modules/messages/messages.schema.ts',
  'backend/src/modules/faqs/faqs.service.ts',
  'backend/src/modules/canned-replies/canned-replies.service.ts',
  'backend/src/modules/ai/ai.module.ts',
  'backend/src/modules/ai/processors/reply.processor.ts',
  'backend/src/app/api.module.ts',
  'backend/src/seed/demo.ts',
  'frontend/src/app/core/auth/session.store.ts',
  'frontend/src/app/shared/ui/avatar.component.ts',
  'frontend/src/app/shared/chat/chat.store.ts',
  'frontend/src/app/features/login/login.routes.ts',
  'frontend/src/app/app.routes.ts',
];

const BOUNDARY = 'boundaries/dependencies';
const backend = 'backend/src';
const modules = `${backend}/modules`;
const app = 'frontend/src/app';

/** [what it shows, the planted file, its source, the rule that must report it (none: legal)] */
const PLANTED = [
  [
    'platform knows no feature',
    `${backend}/platform/errors/a.ts`,
    imports('../../modules/users/users.service'),
    BOUNDARY,
  ],
  ['platform knows no app', `${backend}/platform/errors/b.ts`, imports('../../app/api.module'), BOUNDARY],
  [
    'platform may read the configuration',
    `${backend}/platform/errors/c.ts`,
    imports('../../config/environment'),
  ],
  [
    'config knows no platform',
    `${backend}/config/a.ts`,
    imports('../platform/errors/domain.error'),
    BOUNDARY,
  ],

  [
    'messages knows conversations',
    `${modules}/messages/a.ts`,
    imports('../conversations/conversations.service'),
  ],
  [
    'conversations does not know messages',
    `${modules}/conversations/a.ts`,
    imports('../messages/messages.service'),
    BOUNDARY,
  ],
  ['messages does not know ai', `${modules}/messages/b.ts`, imports('../ai/ai.module'), BOUNDARY],
  ['ai knows faqs', `${modules}/ai/a.ts`, imports('../faqs/faqs.service')],
  [
    'ai knows faqs from a folder of its own too',
    `${modules}/ai/processors/a.ts`,
    imports('../../faqs/faqs.service'),
  ],
  [
    'ai knows canned replies',
    `${modules}/ai/processors/b.ts`,
    imports('../../canned-replies/canned-replies.service'),
  ],
  ['canned replies know no ai', `${modules}/canned-replies/a.ts`, imports('../ai/ai.module'), BOUNDARY],
  ['messages does not know faqs', `${modules}/messages/c.ts`, imports('../faqs/faqs.service'), BOUNDARY],
  ['users does not know auth', `${modules}/users/a.ts`, imports('../auth/auth.service'), BOUNDARY],
  ['auth knows users', `${modules}/auth/a.ts`, imports('../users/users.service')],
  ['ai hears events of messages', `${modules}/ai/b.ts`, imports('../messages/messages.events')],
  [
    "no feature reaches for another's repository",
    `${modules}/auth/b.ts`,
    imports('../users/users.repository'),
    BOUNDARY,
  ],
  [
    "no feature reaches for another's DTOs",
    `${modules}/auth/c.ts`,
    imports('../users/dto/user.dto'),
    BOUNDARY,
  ],
  [
    "no feature reaches for another's schema",
    `${modules}/ai/c.ts`,
    imports('../messages/messages.schema'),
    BOUNDARY,
  ],
  ['signals of another feature may be used', `${modules}/auth/d.ts`, imports('../users/users.signals')],
  [
    'an import of types counts',
    `${modules}/ai/d.ts`,
    `import type * as x from '../messages/messages.schema';\nexport type X = typeof x;\n`,
    BOUNDARY,
  ],
  ['an export counts', `${modules}/ai/e.ts`, `export * from '../messages/messages.schema';\n`, BOUNDARY],
  [
    'a dynamic import counts',
    `${modules}/ai/f.ts`,
    `export const x = import('../messages/messages.schema');\n`,
    BOUNDARY,
  ],
  ['a feature uses its own files freely', `${modules}/ai/g.ts`, imports('./processors/reply.processor')],
  ['a feature may use platform', `${modules}/ai/h.ts`, imports('../../platform/errors/domain.error')],
  ['no feature knows app', `${modules}/ai/i.ts`, imports('../../app/api.module'), BOUNDARY],
  [
    'a file that does not exist is no way round',
    `${modules}/ai/j.ts`,
    imports('../nowhere/nowhere.service'),
    BOUNDARY,
  ],
  ['app knows every feature', `${backend}/app/a.ts`, imports('../modules/ai/processors/reply.processor')],
  ['the seeder knows features', `${backend}/seed/a.ts`, imports('../modules/faqs/faqs.service')],
  ['no feature knows the seeder', `${modules}/faqs/a.ts`, imports('../../seed/demo'), BOUNDARY],

  ['contracts knows nobody', 'contracts/src/a.ts', imports('../../backend/src/config/environment'), BOUNDARY],
  [
    'the backend does not know the frontend',
    `${modules}/ai/k.ts`,
    imports('../../../../frontend/src/app/app.routes'),
    BOUNDARY,
  ],
  [
    'the frontend does not know the backend',
    `${app}/core/a.ts`,
    imports('../../../../backend/src/config/environment'),
    BOUNDARY,
  ],
  ['nor by its package name', `${app}/core/b.ts`, imports('@switchboard/backend'), 'no-restricted-imports'],
  [
    'the product does not know the stand-ins',
    `${backend}/platform/d.ts`,
    imports('@switchboard/embedded'),
    'no-restricted-imports',
  ],

  ['core knows no feature', `${app}/core/c.ts`, imports('../features/login/login.routes'), BOUNDARY],
  ['a feature may use core', `${app}/features/users/a.ts`, imports('../../core/auth/session.store')],
  [
    'a feature may use the shared chat',
    `${app}/features/users/b.ts`,
    imports('../../shared/chat/chat.store'),
  ],
  ['no feature knows another', `${app}/features/users/c.ts`, imports('../login/login.routes'), BOUNDARY],
  ['shared/ui knows no core', `${app}/shared/ui/a.ts`, imports('../../core/auth/session.store'), BOUNDARY],
  [
    'shared/ui knows no feature',
    `${app}/shared/ui/b.ts`,
    imports('../../features/login/login.routes'),
    BOUNDARY,
  ],
  ['the app knows features', `${app}/a.ts`, imports('./features/login/login.routes')],

  [
    'only config reads the environment',
    `${modules}/ai/l.ts`,
    'export const port = process.env.PORT;\n',
    'no-restricted-properties',
  ],
  [
    'also not by taking it apart',
    `${modules}/ai/m.ts`,
    'export const { env } = process;\n',
    'no-restricted-properties',
  ],
  [
    'also not by import',
    `${modules}/ai/n.ts`,
    `import { env } from 'node:process';\nexport const port = env.PORT;\n`,
    'no-restricted-imports',
  ],
  ['config reads the environment', `${backend}/config/b.ts`, 'export const port = process.env.PORT;\n'],
  [
    'no forwardRef',
    `${modules}/ai/o.ts`,
    `import { forwardRef } from '@nestjs/common';\nexport const x = forwardRef;\n`,
    'no-restricted-syntax',
  ],
  ['no console in the backend', `${modules}/ai/p.ts`, `console.log('hello');\n`, 'no-console'],
  ['no console in the frontend', `${app}/core/d.ts`, `console.log('hello');\n`, 'no-console'],
  ['no any', `${modules}/ai/q.ts`, 'export const x: any = 1;\n', '@typescript-eslint/no-explicit-any'],
  [
    'no promise left floating',
    `${modules}/ai/r.ts`,
    'Promise.resolve(1);\n',
    '@typescript-eslint/no-floating-promises',
  ],
  ['no error swallowed', `${modules}/ai/s.ts`, 'try {\n  JSON.parse("");\n} catch {}\n', 'no-empty'],
  [
    'a picture has a text',
    `${app}/core/picture.component.html`,
    '<img src="face.png" />\n',
    '@angular-eslint/template/alt-text',
  ],
  [
    'what can be clicked can be reached by keyboard',
    `${app}/core/click.component.html`,
    '<div tabindex="0" (click)="open()">Open</div>\n',
    '@angular-eslint/template/click-events-have-key-events',
  ],
];

function imports(source) {
  return `import * as target from '${source}';\nexport const x: unknown = target;\n`;
}

describe('the lint', { timeout: 120_000 }, () => {
  let reported;

  const root = mkdtempSync(path.join(os.tmpdir(), 'switchboard-lint-'));
  after(() => rmSync(root, { recursive: true, force: true }));

  before(() => {
    const write = (file, source) => {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), source);
    };
    cpSync(inRepository('eslint.config.mjs'), path.join(root, 'eslint.config.mjs'));
    symlinkSync(inRepository('node_modules'), path.join(root, 'node_modules'));
    const tsconfig = {
      compilerOptions: { strict: true, module: 'preserve', types: ['node'], target: 'ES2023' },
    };
    for (const place of [
      'contracts/tsconfig.cjs',
      'embedded/tsconfig',
      'backend/tsconfig',
      'frontend/tsconfig',
    ]) {
      write(`${place}.json`, JSON.stringify(tsconfig));
    }
    for (const file of TARGETS) write(file, 'export const target = 1;\n');
    for (const [, file, source] of PLANTED) write(file, source);

    const eslint = spawnSync(
      process.execPath,
      [inRepository('node_modules/eslint/bin/eslint.js'), '--format=json', '.'],
      { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    );
    const results = JSON.parse(eslint.stdout);
    reported = new Map(
      results.map(({ filePath, messages }) => [
        path.relative(root, filePath),
        messages.map(({ ruleId, message }) => ruleId ?? message),
      ]),
    );
  });

  for (const [law, file, , rule] of PLANTED) {
    test(law, () => {
      const rules = reported.get(file);
      // Whether a package's name leads anywhere depends on what is built, so a second rule may report it too.
      if (rule) assert.ok(rules.includes(rule), `reported: ${rules.join(', ') || 'nothing'}`);
      else assert.deepEqual(rules, []);
    });
  }

  test('the files that the planted ones import are in order themselves', () => {
    for (const file of TARGETS) assert.deepEqual(reported.get(file), [], file);
  });
});
