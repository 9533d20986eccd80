import type { Role } from '@switchboard/contracts';

export interface DemoAccount {
  name: string;
  email: string;
  password: string;
  role: Role;
}

/** Well known on purpose, which is why the seeder refuses production. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { name: 'Ada Morgan', email: 'admin@example.com', password: 'admin123', role: 'admin' },
  { name: 'Noor Haddad', email: 'agent1@example.com', password: 'agent123', role: 'agent' },
  { name: 'Liam Carter', email: 'agent2@example.com', password: 'agent123', role: 'agent' },
  { name: 'Emma Fischer', email: 'customer1@example.com', password: 'customer123', role: 'customer' },
  { name: 'Mateo Silva', email: 'customer2@example.com', password: 'customer123', role: 'customer' },
];
