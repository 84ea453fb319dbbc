import { migrate } from '../../electron/core/db/migrate.ts';
import { migrations } from '../../electron/core/db/migrations/index.ts';
import { openConnection } from '../../electron/core/db/open.ts';

// Run as a program: migrates the library at argv[2] with one more step, and is killed in the middle of it.
const [, , path = '', copyPath = ''] = process.argv;
const connection = openConnection(path, 'write', null);
connection.function('die', () => process.kill(process.pid, 'SIGKILL'));
migrate(
  connection,
  [...migrations, 'CREATE TABLE half (a); UPDATE story SET words = 0; SELECT die(); CREATE TABLE whole (a);'],
  copyPath,
  null,
);
