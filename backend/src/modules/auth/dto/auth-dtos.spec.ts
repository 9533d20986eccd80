import type { Type } from '@nestjs/common';
import { DomainError } from '../../../platform/errors/domain.error';
import { createValidationPipe } from '../../../platform/errors/validation.pipe';
import { ChangePasswordDto } from './change-password.dto';
import { LoginDto } from './login.dto';
import { RegisterDto } from './register.dto';
import { UpdatePreferencesDto } from './update-preferences.dto';
import { UpdateProfileDto } from './update-profile.dto';

const pipe = createValidationPipe();

function read<Dto>(dto: Type<Dto>, body: unknown): Promise<Dto> {
  return pipe.transform(body, { type: 'body', metatype: dto }) as Promise<Dto>;
}

/** The fields that a body is refused for. */
async function refusedFieldsOf(dto: Type<unknown>, body: unknown): Promise<string[]> {
  const error = await read(dto, body).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DomainError)) throw new Error('It was accepted', { cause: error });
  expect(error.code).toBe('VALIDATION_FAILED');
  return [...new Set(error.details?.map(({ field }) => field))];
}

const REGISTER = { name: 'Mary', email: 'mary@example.com', password: 'correct horse' };

describe('a registration', () => {
  it('has its name and email trimmed, the email in lower case, and the password as it is', async () => {
    const body = { name: '  Mary Jones ', email: ' Mary@Example.COM ', password: ' correct horse ' };
    await expect(read(RegisterDto, body)).resolves.toEqual({
      name: 'Mary Jones',
      email: 'mary@example.com',
      password: ' correct horse ',
    });
  });

  it.each([
    ['name', { name: '   ' }],
    ['name', { name: 'x'.repeat(81) }],
    ['name', { name: 'Mary\nJones' }],
    ['name', { name: 'Mary\u0000' }],
    ['name', { name: 'Mary\u202egnp.exe' }],
    ['name', { name: '\u200b' }],
    ['name', { name: 7 }],
    ['email', { email: 'mary' }],
    ['email', { email: { $gt: '' } }],
    ['email', { email: ['mary@example.com'] }],
    ['email', { email: `${'x'.repeat(250)}@example.com` }],
    ['email', { email: null }],
    ['password', { password: 'short' }],
    ['password', { password: 'password123' }],
    ['password', { password: 'mary@example.com' }],
    ['password', { password: { $ne: null } }],
    ['password', { password: 12345678901 }],
    ['role', { role: 'admin' }],
    ['isActive', { isActive: true }],
  ])('is refused for its %s: %j', async (field, change) => {
    await expect(refusedFieldsOf(RegisterDto, { ...REGISTER, ...change })).resolves.toEqual([field]);
  });

  it('names every field of an empty body', async () => {
    await expect(refusedFieldsOf(RegisterDto, {})).resolves.toEqual(['name', 'email', 'password']);
  });

  it('takes names of all alphabets', async () => {
    for (const name of ['李小龍', "Seán O'Neill", 'X Æ A-12', '🦊']) {
      await expect(read(RegisterDto, { ...REGISTER, name })).resolves.toMatchObject({ name });
    }
  });
});

describe('a login', () => {
  it.each([
    ['email', { email: { $gt: '' } }],
    ['password', { password: { $gt: '' } }],
    ['password', { password: '' }],
    ['password', { password: 'x'.repeat(1_001) }],
    ['token', { token: 'x' }],
  ])('is refused for its %s: %j', async (field, change) => {
    const body = { email: 'mary@example.com', password: 'correct horse', ...change };
    await expect(refusedFieldsOf(LoginDto, body)).resolves.toEqual([field]);
  });

  it('holds no rules about how good the password is', async () => {
    await expect(read(LoginDto, { email: 'admin@example.com', password: 'admin123' })).resolves.toBeDefined();
  });
});

describe('preferences', () => {
  it('may be changed one by one', async () => {
    await expect(read(UpdatePreferencesDto, { tone: 'casual' })).resolves.toEqual({ tone: 'casual' });
    await expect(read(UpdatePreferencesDto, {})).resolves.toEqual({});
  });

  it.each([
    ['tone', { tone: 'rude' }],
    ['tone', { tone: null }],
    ['responseLength', { responseLength: 3 }],
    ['customInstructions', { customInstructions: 'x'.repeat(501) }],
    ['customInstructions', { customInstructions: null }],
    ['language', { language: 'en' }],
  ])('are refused for their %s: %j', async (field, body) => {
    await expect(refusedFieldsOf(UpdatePreferencesDto, body)).resolves.toEqual([field]);
  });
});

describe('a profile', () => {
  it('is refused an empty name or another field', async () => {
    await expect(refusedFieldsOf(UpdateProfileDto, { name: null })).resolves.toEqual(['name']);
    await expect(refusedFieldsOf(UpdateProfileDto, { email: 'other@example.com' })).resolves.toEqual([
      'email',
    ]);
  });
});

describe('a change of password', () => {
  it('is refused a new one that would be refused at registration', async () => {
    const body = { currentPassword: 'correct horse', newPassword: 'letmein1' };
    await expect(refusedFieldsOf(ChangePasswordDto, body)).resolves.toEqual(['newPassword']);
  });
});
