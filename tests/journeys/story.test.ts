import { afterAll, beforeAll, expect, test } from 'vitest';
import { consoleServer } from '../support/console-server.ts';
import { institutionAct } from './story/1-institution.ts';
import { listAct } from './story/2-lists.ts';
import { type Story } from './story/story.ts';

// One story over HTTP: a listening server, a worker, PostgreSQL, an SMTP server and the demo authority. Each act goes on where the one before ended.
const story: Story = { server: undefined as never, ids: {}, people: {} };
beforeAll(async () => { story.server = await consoleServer(); }, 120_000);
afterAll(async () => { await story.server?.close(); });

institutionAct(story);
listAct(story);

test('nothing unexpected was logged', () => { expect(story.server.trouble).toEqual([]); });
