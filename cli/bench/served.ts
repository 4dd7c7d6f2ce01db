import { writeFileSync } from 'node:fs';
import { startMock } from '#mock';

// Probe: serves a mock until its input ends, and tells then how much memory it took at most.

const [endpoints = ''] = process.argv.slice(2);
const mock = await startMock({ like: 'promise' });
const { apis, actors, like, control } = mock;
writeFileSync(endpoints, JSON.stringify({ apis, actors, like, control }), { mode: 0o600 });
console.log('ready');
process.stdin.resume();
process.stdin.on('end', () => {
  console.log(JSON.stringify({ maxRssMb: process.resourceUsage().maxRSS / 1024 }));
  void mock.close();
});
