import { COMMON_PASSWORDS } from './common-passwords';
import { passwordProblem } from './password-rules';

describe('the rules for new passwords', () => {
  it.each([
    ['shorter than 8 characters', 'short7!'],
    ['longer than 72 bytes', 'ä'.repeat(36) + 'x'],
    ['one character repeated', 'ccccccccccc'],
    ['well known', 'password1'],
    ['well known in other letters', 'PassWord123'],
    ['well known between spaces', ' 12345678 '],
  ])('refuse one that is %s', (_, password) => {
    expect(passwordProblem(password)).toEqual(expect.any(String));
  });

  it('refuse the own email address, whole or its first part', () => {
    const owner = { email: 'mary.jones@example.com' };
    expect(passwordProblem('Mary.Jones@example.com', owner)).toMatch('email');
    expect(passwordProblem('mary.jones', owner)).toMatch('email');
  });

  it('accept others, spaces and all alphabets included', () => {
    expect(passwordProblem('correct horse battery', { email: 'mary@example.com' })).toBeNull();
    expect(passwordProblem('пароль-от-кота')).toBeNull();
    expect(passwordProblem('xy'.repeat(36))).toBeNull();
  });

  it('know at least 200 common passwords, none too short to be tried', () => {
    expect(COMMON_PASSWORDS.size).toBeGreaterThan(200);
    expect([...COMMON_PASSWORDS].filter((word) => word.length < 8 || word !== word.toLowerCase())).toEqual(
      [],
    );
  });
});
