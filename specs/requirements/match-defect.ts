import type { Exchange } from '../compiler/exchange.ts';
import type { Defect, Finding } from './finding.ts';
import { requestConditions } from './request-conditions.ts';

/**
 * The listed defect that explains a finding, or undefined: operation and every member of `match` must agree.
 * An expectation about an answer that is no server error is explained only for a requirement that the defect names.
 * Where several fit, one that names the finding's requirement wins, then the order of the list.
 */
export function matchDefect(
  defects: readonly Defect[],
  finding: Finding,
  exchange: Exchange | undefined,
): Defect | undefined {
  const fitting = defects.filter((defect) => explains(defect, finding, exchange));
  return fitting.find((defect) => names(defect, finding)) ?? fitting[0];
}

function explains(defect: Defect, finding: Finding, exchange: Exchange | undefined): boolean {
  if (!ofFinding(defect, finding)) return false;
  if (exchange === undefined) return defect.match.checks !== undefined && names(defect, finding);
  return (
    ofOperation(defect, finding, exchange) &&
    ofAnswer(defect, exchange) &&
    ofRequirement(defect, finding, exchange) &&
    ofRequest(defect, finding, exchange)
  );
}

function ofFinding({ api, match }: Defect, finding: Finding): boolean {
  const { checks, pointer } = match;
  if (api !== finding.api || finding.outcome !== 'fail') return false;
  if (checks !== undefined && !checks.includes(finding.check)) return false;
  return pointer === undefined || (finding.pointer ?? '').startsWith(pointer);
}

function names(defect: Defect, { requirement }: Finding): boolean {
  return requirement !== undefined && defect.requirements.includes(requirement);
}

function ofOperation({ operations }: Defect, finding: Finding, exchange: Exchange): boolean {
  const id = finding.operationId ?? exchange.operationId;
  return operations.includes('*') || (id !== undefined && operations.includes(id));
}

function ofAnswer({ match }: Defect, { response }: Exchange): boolean {
  if (response === undefined) return false;
  if (match.statuses !== undefined && !match.statuses.includes(response.status)) return false;
  const present = response.body.byteLength > 0;
  if (match.body !== undefined && response.bodyMissing !== true)
    if (present !== (match.body === 'present')) return false;
  return match.text === undefined || decode(response.body).includes(match.text);
}

/**
 * What a scenario expects beyond the contract is explained by name only, and so is what the contract finds
 * in the body of a success; a server error speaks for itself.
 */
function ofRequirement(defect: Defect, finding: Finding, { response }: Exchange): boolean {
  const status = response?.status ?? 0;
  if (status >= 500) return true;
  const inBody =
    finding.check === 'body-matches' && status < 300 && (response?.body.byteLength ?? 0) > 0;
  if (finding.check !== 'expectation' && !inBody) return true;
  return names(defect, finding);
}

function ofRequest(defect: Defect, finding: Finding, exchange: Exchange): boolean {
  const named = names(defect, finding);
  return Object.entries(defect.match.request ?? {}).every(
    ([name, wanted]) => requestConditions[name]?.holds(wanted, exchange, named) ?? false,
  );
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
