import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { SeedModule } from './seed/seed.module';
import { Seeder } from './seed/seeder.service';

async function main(): Promise<void> {
  const app = await NestFactory.createApplicationContext(SeedModule, {
    logger: ['warn', 'error'],
    abortOnError: false,
  });
  try {
    const { accounts, faqs, cannedReplies } = await app.get(Seeder).seed();
    process.stdout.write(`Demo accounts: ${accounts ? `${accounts} created` : 'all there already'}\n`);
    process.stdout.write(`Demo FAQs: ${faqs ? `${faqs} created` : 'none added, there are FAQs already'}\n`);
    process.stdout.write(
      `Demo canned replies: ${cannedReplies ? `${cannedReplies} created` : 'none added, there are some already'}\n`,
    );
  } finally {
    await app.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
