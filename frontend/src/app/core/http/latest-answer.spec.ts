import { LatestAnswer } from './latest-answer';

describe('what is asked for again and again', () => {
  const questions: { resolve: (data: number) => void; reject: (cause: unknown) => void }[] = [];
  const ask = () => new Promise<number>((resolve, reject) => questions.push({ resolve, reject }));
  let answer: LatestAnswer<number>;

  beforeEach(() => {
    questions.length = 0;
    answer = new LatestAnswer(ask);
  });

  it('shows each answer as it comes, but none after the answer to a later question', async () => {
    const [first, second, third] = [answer.read(), answer.read(), answer.read()];
    expect(answer.data()).toBeNull();
    questions[0]?.resolve(1);
    await first;
    expect(answer.data()).toBe(1);
    questions[2]?.resolve(3);
    await third;
    questions[1]?.resolve(2);
    await second;
    expect(answer.data()).toBe(3);
  });

  it('keeps what it had when a question fails', async () => {
    const first = answer.read();
    questions[0]?.resolve(1);
    await first;
    const second = answer.read();
    questions[1]?.reject(new Error('away'));
    await second;
    expect(answer.data()).toBe(1);
  });
});
