import type { MockRequest } from '../../server/message.ts';

/** What the address of the next page is made of. */
export interface NextPage {
  readonly request: MockRequest;
  /** Id of the last event that is shown. */
  readonly after: string;
  /** Added at the end where an alternative subject was asked for (recorded EV-340). */
  readonly subject?: string | undefined;
}

/** Value of the `next` header: the request's own address and parameters with another `after` (recorded EV-157). */
export function nextAddress(page: NextPage, encode: (text: string) => string): string {
  const { request, after, subject } = page;
  const kept = [...request.query].filter(([name]) => name !== 'after');
  const all = [['after', after] as const, ...kept];
  if (subject !== undefined) all.push(['subject', subject]);
  const query = all.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
  return `http://${request.host}${request.rawTarget.split('?')[0]}?${query}`;
}

/** Whether a header may hold the text: the server refuses others (recorded EV-227). */
export function isHeaderText(text: string): boolean {
  return /^[\u0020-\u007e]*$/.test(text);
}
