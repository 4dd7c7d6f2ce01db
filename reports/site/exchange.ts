import type { FindingMessage } from '#specs';
import type { ReportedFinding, RunMeta } from '../conformance.ts';
import { safe, type Html } from './html.ts';
import { say, type TextKey } from './words.ts';

/** What was sent and answered, and the line that sends it again; nothing where no exchange shows the finding. */
export function exchangeBlock({ exchange }: ReportedFinding): Html {
  if (exchange === undefined) return safe``;
  const { method, url, status, curl, request, response } = exchange;
  const answered = status === 0 ? say('noAnswer') : safe`${status}`;
  const whole =
    request === undefined
      ? safe``
      : safe`<details class="exchange"><summary>${say('exchange')}</summary><div class="pair"><div><h4>${say('request')}</h4>${messageText(`${method} ${url}`, request)}</div>
<div><h4>${say('response')}</h4>${response === undefined ? answered : messageText(String(status), response)}</div></div></details>`;
  return safe`${whole}${commandBlock('repeatRequest', curl)}`;
}

function messageText(first: string, { headers, body, bytes }: FindingMessage): Html {
  const lines = [first, ...headers.map(([name, value]) => `${name}: ${value}`)].join('\n');
  return safe`<pre tabindex="0"><code>${lines}

${bodyText(body, bytes)}</code></pre>`;
}

function bodyText(body: string | undefined, bytes: number): Html {
  if (body === undefined)
    return bytes === 0 ? safe`(${say('noBody')})` : safe`(${say('noText', { bytes })})`;
  return safe`${body}${
    body.endsWith('…')
      ? safe`
(${say('cutBody', { bytes })})`
      : ''
  }`;
}

/** A line for the shell with a button that copies it. */
export function commandBlock(title: TextKey, command: string): Html {
  return safe`<div class="command"><h4>${say(title)}</h4><button type="button" class="copy" hidden>${say('copy')}</button><pre tabindex="0"><code>${command}</code></pre></div>`;
}

/** The command that asks the scenario of a finding again, with the data of that run. */
export function repeatCommand(
  { api, scenario = '' }: ReportedFinding,
  { environment, like, seed }: RunMeta,
): string {
  const pattern = scenario.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const words = [
    `npx samsvar run --env ${environment} --api ${api}`,
    ...(like === undefined ? [] : [`--like ${like}`]),
    `--seed ${shellText(seed)} --grep ${shellText(pattern)}`,
  ];
  return words.join(' ');
}

function shellText(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
