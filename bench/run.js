// Measures Pagewright against its neighbours and writes the table of README.md. See there for how to read it.
//   npm run bench                    everything
//   npm run bench -- validators      one part: startup, scale, change, validators, mock-server, client, client-start
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './src/paths.js';
import { writeReport } from './src/report.js';

const parts = {
  startup: () => import('./src/startup.js'),
  scale: () => import('./src/scale.js'),
  change: () => import('./src/change.js'),
  validators: () => import('./src/validators.js'),
  'mock-server': () => import('./src/mock-server.js'),
  client: () => import('./src/client.js'),
  'client-start': () => import('./src/client-start.js'),
};

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(parts);

if (!existsSync(join(root, 'dist/cli.js'))) execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'inherit' });
execFileSync(process.execPath, ['dist/cli.js', 'run'], { cwd: root, stdio: 'inherit' });

const rows = [];
for (const name of names) {
  const { measure } = await parts[name]();
  for (const row of await measure()) {
    rows.push({ part: name, ...row });
    process.stdout.write(`${name}: ${row.what} / ${row.peer} = ${row.ratio.toFixed(2)}  (${row.ours} against ${row.theirs})\n`);
  }
}
if (asked.length === 0) await writeReport(rows);
process.exit(0);
