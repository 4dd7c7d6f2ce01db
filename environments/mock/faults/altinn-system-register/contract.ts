import { dropHeader, dropMember, setMember, withMediaType, withStatus } from '../change.ts';
import type { RegisterFault } from './fault.ts';
import { answers } from './means.ts';

const leak =
  'System.NullReferenceException: Object reference not set.\n   at Altinn.Platform.Authentication.Controllers.RequestSystemUserController.Get() in /src/Authentication/RequestSystemUserController.cs:line 112';

/** Answers that break the contract itself. */
export const contractFaults: readonly RegisterFault[] = [
  answers(['status-partial', 'A system is read with 206.', 'CONTRACT-001'], {
    on: ['getSystem'],
    status: 200,
    change: withStatus(206),
  }),
  answers(['status-no-content', 'A deleted request is answered with 204.', 'CONTRACT-001'], {
    on: ['deleteRequest'],
    status: 202,
    change: withStatus(204),
  }),
  answers(['media-type-html', 'The list of systems is called HTML.', 'CONTRACT-002'], {
    on: ['listSystems'],
    status: 200,
    change: withMediaType('text/html'),
  }),
  answers(['media-type-json', 'A refused registration is called plain JSON.', 'CONTRACT-002'], {
    on: ['registerSystem'],
    status: 400,
    change: withMediaType('application/json'),
  }),
  answers(['system-without-vendor', 'A system lacks its vendor.', 'CONTRACT-003'], {
    on: ['getSystem'],
    status: 200,
    change: dropMember('vendor'),
  }),
  answers(['request-without-status', 'A request lacks its status.', 'CONTRACT-003'], {
    on: ['getRequest'],
    status: 200,
    change: dropMember('status'),
  }),
  answers(['timed-out-as-text', 'timedOut of a change request is a text.', 'CONTRACT-003'], {
    on: ['getChangeRequest'],
    status: 200,
    change: setMember(['timedOut'], 'false'),
  }),
  answers(['list-without-data', 'A list of system users lacks its data.', 'CONTRACT-003'], {
    on: ['listSystemUsers'],
    status: 200,
    change: dropMember('data'),
  }),
  answers(['problem-without-code', 'A refused request tells no code.', 'CONTRACT-004'], {
    on: ['createRequest'],
    status: 400,
    change: dropMember('code'),
  }),
  answers(['error-without-title', 'A rule that is broken has no title.', 'CONTRACT-004'], {
    on: ['registerSystem'],
    status: 400,
    change: dropMember('title'),
  }),
  answers(
    ['not-found-breaks', 'A system user who is not there is a server error.', 'CONTRACT-005'],
    {
      on: ['findSystemUser'],
      status: 404,
      change: withStatus(500),
    },
  ),
  answers(['no-location', 'A new request has no Location.', 'CONTRACT-006'], {
    on: ['createRequest', 'createAgentRequest', 'createChangeRequest'],
    status: 201,
    change: dropHeader('Location'),
  }),
  answers(['refusal-leaks', 'A refusal shows where in the code it was made.', 'CONTRACT-007'], {
    on: ['getRequest', 'createRequest'],
    status: 404,
    change: setMember(['title'], leak),
  }),
  answers(['system-says-more', 'A system says when it was changed.', 'CONTRACT-009'], {
    on: ['getSystem'],
    status: 200,
    change: setMember(['lastChanged'], '2026-01-01T00:00:00Z'),
  }),
];
