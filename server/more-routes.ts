import { type Router } from './engine/http/router.ts';
import { type Engine } from './engine/types.ts';
import { addSettingRoutes } from './http/setting-routes.ts';
import { addTemplateRoutes } from './http/template-routes.ts';
import { deskRoutes } from './intake/desk/routes.ts';
import { addThreads } from './intake/mailbox/thread-view.ts';
import { mailUpload } from './intake/mailbox/upload.ts';
import { addMailboxes } from './intake/mailbox/watch.ts';
import { addIntegration } from './integration/index.ts';
import { listUpload } from './modules/application-lists/routes.ts';
import { paperChecklist } from './modules/documents/routes.ts';
import { addFormFiles } from './modules/list-forms/routes.ts';
import { type Outside } from './modules/outside.ts';

/** Every route that no page gives: one list, so that what is served is what the tests of rights walk. */
export const moreRoutes = (outside: Pick<Outside, 'engine' | 'files' | 'signatures'>, mail: { readonly maxBytes: number }): readonly ((router: Router, engine: Engine) => void)[] => [
  addIntegration, addMailboxes, addThreads, mailUpload(outside, mail.maxBytes), addFormFiles, deskRoutes(outside), paperChecklist, listUpload(outside), addTemplateRoutes, addSettingRoutes,
];
