import { afterAll, afterEach, beforeAll } from 'vitest';
import { runConsole } from '../support/browser-console.ts';
import { sit } from '../support/browser-desk.ts';
import { photograph } from '../support/browser-photograph.ts';
import { institutionAct } from './story/1-institution.ts';
import { bigListAct, listAct } from './story/2-lists.ts';
import { applicantAct } from './story/3-applicants.ts';
import { floorAct } from './story/4-floor.ts';
import { moneyAct } from './story/5-money.ts';
import { callAct } from './story/6-calls.ts';
import { togetherAct } from './story/7-together.ts';
import { trailAct } from './story/8-trail.ts';
import { type ClickedStory } from './story/clicked-story.ts';

// The main job, clicked by the people whose job it is, each at a screen of their own; machines speak by the integration API. Each act goes on where the one before ended.
const story: ClickedStory = {
  running: undefined as never,
  desks: new Map(),
  ids: {},
  async at(username) {
    const desk = story.desks.get(username) ?? (await sit(story.running, username));
    story.desks.set(username, desk);
    return desk;
  },
};

beforeAll(async () => { story.running = await runConsole(); });
afterEach(({ task }) => photograph(task, story.desks));
afterAll(async () => { await story.running?.close(); });

institutionAct(story);
listAct(story);
applicantAct(story);
floorAct(story);
moneyAct(story);
callAct(story);
togetherAct(story);
bigListAct(story);
trailAct(story);
