// The build's first half: data that code reads beside itself (YAML, BPMN, JSON) goes to dist/ too.
import { cpSync, existsSync, statSync } from 'node:fs';

const isData = (path) =>
  statSync(path).isDirectory() || /\.(ya?ml|json|bpmn|xml|xsd|html)$/.test(path);
for (const folder of ['specs', 'environments', 'reports/site', 'reports/report.schema.json']) {
  if (existsSync(folder)) cpSync(folder, `dist/${folder}`, { recursive: true, filter: isData });
}
