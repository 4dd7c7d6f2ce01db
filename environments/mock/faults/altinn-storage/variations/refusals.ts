import { findInstance } from '../../../altinn-storage/access/find-instance.ts';
import { text } from '../../../altinn-storage/replies.ts';
import { readDateExpression, toMicros } from '../../../altinn-storage/search/dates.ts';
import { dateMembers } from '../../../altinn-storage/search/search.ts';
import { isRefusal, isStatus, withHeader, withStatus } from '../../change.ts';
import { all, answering, asks, bodyOf, withQuery } from '../means.ts';
import type { StorageVariation } from '../variation.ts';

const routes = ['listInstances'];

/** Other ways to refuse, and what may be taken instead (reference altinn-platform 4.2, 4.4). */
export const refusalVariations: readonly StorageVariation[] = [
  {
    says: 'refusals in other words',
    seenBy: /^STOR-/,
    answers: {
      replies: {
        when: (reply) => isRefusal(reply) && bodyOf(reply).startsWith('"'),
        change: (reply) => ({ ...reply, body: Buffer.from('"Nei"') }),
      },
    },
  },
  {
    says: 'what does not exist answered with 404 where a policy stands in front',
    seenBy: /^STOR-(?:AUTH|DEL|COMP|STATE)-/,
    answers: {
      replies: {
        routes: ['deleteInstance', 'completeInstance', 'putReadStatus', 'createData', 'putData'],
        when: isStatus(403),
        change: (reply, call) =>
          findInstance(call) === undefined ? text(404, 'Unable to find instance') : reply,
      },
    },
  },
  {
    says: 'a challenge with a realm',
    seenBy: /^STOR-AUTH-/,
    answers: {
      replies: {
        when: isStatus(401),
        change: withHeader('WWW-Authenticate', 'Bearer realm="storage", error="invalid_token"'),
      },
    },
  },
  {
    says: 'a time without an operator taken as equal',
    seenBy: /^STOR-LIST-02/,
    answers: {
      rules: {
        readsDate: (expression) => {
          const micros = toMicros(expression);
          if (micros === undefined) return readDateExpression(expression);
          return { kind: 'bound', bound: { operator: 'eq', text: expression, micros } };
        },
      },
    },
  },
  {
    says: 'the last of two bounds with one operator taken',
    seenBy: /^STOR-LIST-(?:019|02)/,
    answers: { requests: { routes, change: withQuery(keepLastOfEach) } },
  },
  {
    says: 'a plus sign that was not encoded taken as one',
    seenBy: /^STOR-LIST-02/,
    answers: { requests: { routes, change: withQuery(mendPlus) } },
  },
  {
    says: 'a size of 0 answered with an empty last page',
    seenBy: /^STOR-PAGE-/,
    answers: {
      replies: {
        routes,
        when: all(isStatus(400), asks('size', /^0$/)),
        change: (reply, call) => {
          const self = `https://platform.local.altinn.cloud${call.request.rawTarget}`;
          return answering(200, { count: 0, self, next: null, instances: [] })(reply, call);
        },
      },
    },
  },
  {
    says: 'an upload in place of nothing refused with 400',
    seenBy: /^STOR-DATA-/,
    answers: { replies: { routes: ['putData'], when: isStatus(422), change: withStatus(400) } },
  },
];

function keepLastOfEach(query: URLSearchParams): void {
  for (const member of dateMembers) {
    const byOperator = new Map(
      query.getAll(member).map((expression) => [expression.split(':')[0], expression]),
    );
    query.delete(member);
    for (const expression of byOperator.values()) query.append(member, expression);
  }
}

function mendPlus(query: URLSearchParams): void {
  for (const member of dateMembers) {
    const mended = query.getAll(member).map((one) => one.replace(/ (\d\d:?\d\d)$/, '+$1'));
    query.delete(member);
    for (const expression of mended) query.append(member, expression);
  }
}
