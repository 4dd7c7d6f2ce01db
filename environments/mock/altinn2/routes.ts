import type { Altinn2Route } from './call.ts';
import { attachmentRoutes } from './routes/attachments.ts';
import { authorizationRoutes } from './routes/authorization.ts';
import { delegationRoutes } from './routes/delegations.ts';
import { formRoutes } from './routes/forms.ts';
import { loginRoutes } from './routes/login.ts';
import { messageRoutes } from './routes/messages.ts';
import { metadataRoutes } from './routes/metadata.ts';
import { organizationRoutes } from './routes/organizations.ts';
import { ownerRoutes } from './routes/owner.ts';
import { profileRoutes } from './routes/profile.ts';
import { reporteeRoutes } from './routes/reportees.ts';
import { submissionRoutes } from './routes/submission.ts';

/** Every operation of the mock of Altinn 2. */
export const altinn2Routes: readonly Altinn2Route[] = [
  ...messageRoutes,
  ...submissionRoutes,
  ...formRoutes,
  ...attachmentRoutes,
  ...reporteeRoutes,
  ...profileRoutes,
  ...loginRoutes,
  ...authorizationRoutes,
  ...delegationRoutes,
  ...organizationRoutes,
  ...ownerRoutes,
  ...metadataRoutes,
];
