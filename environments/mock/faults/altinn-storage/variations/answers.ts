import { isStatus, mapHeader, mapMember } from '../../change.ts';
import { own, withQuery } from '../means.ts';
import type { StorageVariation } from '../variation.ts';

const routes = ['listInstances'];
const ofLists = /^STOR-(?:PAGE|OTHERS|JOUR)-/;
const tokenIn = /continuationToken=([^&]+)/;

const withToken =
  (map: (token: string) => string) =>
  (link: unknown): unknown =>
    typeof link === 'string'
      ? link.replace(tokenIn, (_, token: string) => `continuationToken=${map(token)}`)
      : link;

const sealed = (token: string): string =>
  Buffer.from(decodeURIComponent(decodeURIComponent(token))).toString('base64url');

/** Other ways to say the same. */
export const answerVariations: readonly StorageVariation[] = [
  {
    says: 'continuation tokens of another kind',
    seenBy: ofLists,
    answers: {
      replies: {
        routes,
        when: isStatus(200),
        change: mapMember(['next'], withToken(sealed)),
      },
      requests: { routes, change: withQuery(openToken) },
    },
  },
  {
    says: 'continuation tokens that are encoded once',
    seenBy: ofLists,
    answers: {
      replies: {
        routes,
        when: isStatus(200),
        change: mapMember(['next'], withToken(decodeURIComponent)),
      },
    },
  },
  {
    says: 'next with its parameters in another order',
    seenBy: ofLists,
    answers: {
      replies: {
        routes,
        when: isStatus(200),
        change: mapMember(['next'], (link) => {
          if (typeof link !== 'string') return link;
          const [address = '', query = ''] = link.split('?');
          return `${address}?${query.split('&').toReversed().join('&')}`;
        }),
      },
    },
  },
  {
    says: 'links on the host that was asked',
    seenBy: /^STOR-(?:INST|CREATE|DATA|PAGE|EVENT)-/,
    answers: {
      replies: {
        change: (reply, { request }) => {
          const own = `http://${request.host}`;
          const there = 'https://platform.local.altinn.cloud';
          const { body } = reply;
          const isJson = reply.headers.some(
            ([name, value]) => /type/i.test(name) && /json/.test(value),
          );
          const headers = reply.headers.map(
            ([name, value]) => [name, value.replace(there, own)] as const,
          );
          if (body === undefined || !isJson) return { ...reply, headers };
          return { ...reply, headers, body: Buffer.from(body.toString().replaceAll(there, own)) };
        },
      },
    },
  },
  {
    says: 'file names in quotes alone',
    seenBy: /^STOR-DATA-/,
    answers: {
      replies: {
        routes: ['getData'],
        when: isStatus(200),
        change: mapHeader('Content-Disposition', (value) =>
          /filename=[\w.]+;/.test(value)
            ? value.replace(/filename=([\w.]+);.*$/, 'filename="$1"')
            : value,
        ),
      },
    },
  },
  {
    says: 'apps of others beside ours',
    seenBy: /^STOR-APPS-/,
    answers: {
      replies: {
        routes: ['listApplications'],
        when: isStatus(200),
        change: mapMember(['applications'], (apps) =>
          Array.isArray(apps)
            ? [...apps, { ...Object(apps[0]), id: 'skd/annen', org: 'skd' }]
            : apps,
        ),
      },
    },
  },
  {
    says: 'events of kinds that nobody has heard of',
    seenBy: /^STOR-EVENT-/,
    answers: {
      rules: {
        ordersEvents: (log) => {
          const events = own.ordersEvents(log);
          const last = events.at(-1);
          const id = '22222222-2222-4333-8444-555555555555';
          return last === undefined ? events : [...events, { ...last, id, eventType: 'Forwarded' }];
        },
      },
    },
  },
  {
    says: 'presentation texts left out where there are none, and empty where there are',
    seenBy: /^STOR-(?:INST|LIST)-/,
    answers: {
      rules: {
        showsInstance: (instance, view) => ({
          presentationTexts: {},
          dataValues: {},
          ...own.showsInstance(instance, view),
        }),
      },
    },
  },
];

function openToken(query: URLSearchParams): void {
  const token = query.get('continuationToken');
  if (token === null || !/^[\w-]+$/.test(token)) return;
  const opened = Buffer.from(token, 'base64url').toString();
  if (/^\d+;-?\d+$/.test(opened)) query.set('continuationToken', opened);
}
