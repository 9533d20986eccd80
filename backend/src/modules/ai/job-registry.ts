import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { JOB_NAMES } from './ai.jobs';

/** Knows who works on which job, so that a process in which one is left out, or worked on twice, does not start. */
@Injectable()
export class JobRegistry implements OnApplicationBootstrap {
  private readonly handlers = new Map<string, string[]>();

  /** @param owner names the handler in the error */
  add(jobs: readonly string[], owner: string): void {
    for (const job of jobs) this.handlers.set(job, [...(this.handlers.get(job) ?? []), owner]);
  }

  /** Also when there is no processor at all that would ask. */
  onApplicationBootstrap(): void {
    this.verify();
  }

  /** Once all handlers are added, and before any of them is given work. @throws Error naming the jobs that are wrong */
  verify(): void {
    const unknown = [...this.handlers.keys()].filter((job) => !(JOB_NAMES as string[]).includes(job));
    const problems = [...JOB_NAMES, ...unknown].flatMap((job) => {
      const owners = this.handlers.get(job) ?? [];
      if (unknown.includes(job)) return [`${job} (${owners.join(', ')}) is no job`];
      if (owners.length === 0) return [`${job} has no handler`];
      return owners.length > 1 ? [`${job} has several handlers: ${owners.join(', ')}`] : [];
    });
    if (problems.length) throw new Error(`The worker cannot start. ${problems.join('; ')}.`);
  }
}
