import type { DebianProgram } from '../debian/unpacked-program';

/** Debian's redis-server is a link to a program in redis-tools; the libraries are those that most systems lack. */
export const DEBIAN_REDIS: DebianProgram = {
  name: 'redis',
  packages: [['redis-server', 'redis-tools', 'libjemalloc2', 'liblzf1', 'libatomic1']],
  path: 'usr/bin/redis-server',
  versionArgument: '--version',
};
