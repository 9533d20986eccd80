import { EventBucket } from './event-bucket';

describe('the events of one connection', () => {
  it('are sixty at once, then twenty a second', () => {
    let now = 0;
    const bucket = new EventBucket(() => now);
    const taken = () => Array.from({ length: 100 }, () => bucket.take()).filter(Boolean).length;
    expect(taken()).toBe(60);
    now = 1_000;
    expect(taken()).toBe(20);
    now = 1_050;
    expect(taken()).toBe(1);
    now = 60_000;
    expect(taken()).toBe(60);
  });
});
