import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Each package of the design, and a place in the product where it has to be at work. */
const USED_IN = {
  '@nestjs/core': 'backend/src/main.api.ts',
  '@nestjs/websockets': 'backend/src/modules/chat',
  '@nestjs/platform-socket.io': 'backend/src/platform/realtime',
  '@nestjs/mongoose': 'backend/src/modules/messages',
  mongoose: 'backend/src/modules/messages',
  '@nestjs/jwt': 'backend/src/modules/auth',
  '@nestjs/passport': 'backend/src/modules/auth',
  'passport-jwt': 'backend/src/modules/auth',
  '@nestjs/throttler': 'backend/src/modules/auth',
  '@nestjs/bullmq': 'backend/src/modules/ai/processors',
  bullmq: 'backend/src/modules/ai',
  ioredis: 'backend/src/platform/redis',
  'socket.io': 'backend/src/platform/realtime',
  '@socket.io/redis-streams-adapter': 'backend/src/platform/realtime',
  'class-validator': 'backend/src/modules/messages/dto',
  bcrypt: 'backend/src/modules/auth',
  '@nestjs/testing': 'backend/test',
  '@angular/core': 'frontend/src/app',
  '@angular/material': 'frontend/src/app',
  'ngx-socket-io': 'frontend/src/app/core/realtime',
  '@jsverse/transloco': 'frontend/src/app',
};

function sourcesOf(path) {
  if (path.endsWith('.ts')) return [readFileSync(join(root, path), 'utf8')];
  return readdirSync(join(root, path), { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(root, path, name), 'utf8'));
}

for (const [name, place] of Object.entries(USED_IN)) {
  test(`${name} is used in ${place}`, () => {
    const imports = new RegExp(`from '${name.replaceAll('/', '\\/')}(/[^']*)?'`);
    assert.ok(
      sourcesOf(place).some((source) => imports.test(source)),
      `nothing in ${place} imports ${name}`,
    );
  });
}

test('jest runs the backend', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'backend/package.json'), 'utf8'));
  assert.match(scripts.test, /^jest\b/);
});
