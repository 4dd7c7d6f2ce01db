// The build's first half: data that code reads beside itself (YAML, BPMN, JSON) goes to dist/ too, and what came of files that
// are gone leaves it: a spec file that was moved would be run from there still.
import { cpSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';

const sourcesOf = (path) => [path, path.replace(/\.js(\.map)?$/, '.ts')];
const built = existsSync('dist')
  ? readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter(
      (path) => path !== '.tsbuildinfo',
    )
  : [];
for (const path of built)
  if (!sourcesOf(path).some((source) => existsSync(source)))
    rmSync(`dist/${path}`, { recursive: true, force: true });

const isData = (path) =>
  statSync(path).isDirectory() || /\.(ya?ml|json|bpmn|xml|xsd|html|css|browser\.js)$/.test(path);
for (const folder of ['specs', 'environments', 'reports/site', 'reports/report.schema.json']) {
  if (existsSync(folder)) cpSync(folder, `dist/${folder}`, { recursive: true, filter: isData });
}
