import { numberIn, parseRedisInfo } from './redis-info';

describe('what Redis tells of itself', () => {
  const info = parseRedisInfo(
    '# Server\r\nredis_version:7.0.15\r\nos:Linux 6.1:x\r\n\r\n# Memory\r\nmaxmemory:0\r\n',
  );

  it('is read line by line, without headings, to the first colon', () => {
    expect([...info]).toEqual([
      ['redis_version', '7.0.15'],
      ['os', 'Linux 6.1:x'],
      ['maxmemory', '0'],
    ]);
  });

  it('has numbers where there are some', () => {
    expect(numberIn(info, 'maxmemory')).toBe(0);
    expect(numberIn(info, 'redis_version')).toBeNull();
    expect(numberIn(info, 'used_memory')).toBeNull();
  });
});
