import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { ROLES, type Role } from '@switchboard/contracts';
import { RoleCommand, RoleCommandModule } from './app/role-command';

const USAGE = `Usage: npm run role -- <e-mail address> <${ROLES.join('|')}>`;

async function main([email, role, ...more]: string[]): Promise<void> {
  if (!email || !isRole(role) || more.length) throw new Error(USAGE);
  const app = await NestFactory.createApplicationContext(RoleCommandModule, {
    logger: ['warn', 'error'],
    abortOnError: false,
  });
  try {
    await app.get(RoleCommand).give(email, role);
    process.stdout.write(`${email} has the role ${role} now, and has to sign in again.\n`);
  } finally {
    await app.close();
  }
}

function isRole(text: string | undefined): text is Role {
  return (ROLES as readonly string[]).includes(text ?? '');
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
