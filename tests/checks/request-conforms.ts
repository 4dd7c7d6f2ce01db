import {
  headerOf,
  readQueryValue,
  type ExchangeRequest,
  type ParameterContract,
  type RequestBodyContract,
} from '#specs';
import { fail, note, type Check, type CheckContext, type RawFinding } from './check.ts';
import { readRequest } from './read-request.ts';

/**
 * The request is what the contract asks of a client; not judged where a scenario breaks it on purpose.
 * A service that refuses a wrong request does right: the finding is then a note about the client.
 */
export const requestConforms: Check = {
  id: 'request-conforms',
  demands: 'The request is what the contract asks of a client.',
  judge: (context) => {
    const { exchange, operation, answer } = context;
    if (exchange.request.deliberatelyInvalid) return 'inapplicable';
    const findings = [
      ...operation.parameters.flatMap((parameter) => parameterFindings(parameter, context)),
      ...(operation.requestBody === undefined
        ? []
        : bodyFindings(operation.requestBody, exchange.request)),
    ];
    const refused = answer !== undefined && answer.status >= 400 && answer.status < 500;
    if (!refused) return findings;
    return findings.map((one) =>
      note(one.expected, `${one.actual} (refused with ${answer.status})`, one.pointer),
    );
  },
};

function parameterFindings(parameter: ParameterContract, context: CheckContext): RawFinding[] {
  const raw = rawValue(parameter, context);
  const pointer = `request:${parameter.in}:${parameter.name}`;
  if (raw !== undefined) {
    return parameter.judge(raw).map((problem) => fail(problem.expected, problem.actual, pointer));
  }
  // A path that names its operation but does not match it was written so by the caller.
  const missing = parameter.required && parameter.in !== 'path';
  return missing ? [fail(`${parameter.in} parameter ${parameter.name}`, 'absent', pointer)] : [];
}

function rawValue(
  parameter: ParameterContract,
  { exchange, pathParameters }: CheckContext,
): string | readonly string[] | undefined {
  const { url, headers } = exchange.request;
  if (parameter.in === 'path') return pathParameters[parameter.name];
  if (parameter.in === 'query') return readQueryValue(parameter, new URL(url).searchParams);
  if (parameter.in === 'header') return headerOf(headers, parameter.name);
  return cookieOf(headerOf(headers, 'cookie') ?? '', parameter.name);
}

function cookieOf(header: string, name: string): string | undefined {
  const pair = header.split(/;\s*/).find((one) => one.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}

/** A body that goes on to differ says nothing new. */
const maxFindings = 10;

function bodyFindings(documented: RequestBodyContract, request: ExchangeRequest): RawFinding[] {
  const { findings, values } = readRequest(documented, request);
  const problems = values.flatMap(({ media, value, pointer }) =>
    media
      .judge(value)
      .map((problem) => fail(problem.expected, problem.actual, `${pointer}${problem.pointer}`)),
  );
  return [...findings, ...problems.slice(0, maxFindings)];
}
