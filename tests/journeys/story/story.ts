import { type ConsoleServer } from '../../support/console-server.ts';

/** What the acts hand on to each other. */
export interface Story {
  server: ConsoleServer;
  /** Ids by what they are: 'university', 'officer', 'order' … */
  readonly ids: Record<string, string>;
  /** The 25 of the list, and whoever came alone, by the part they play. */
  readonly people: Record<string, Applicant>;
}

export interface Applicant {
  readonly id: string;
  readonly person: string;
  readonly reference: string;
  readonly personNumber: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
}

export const idOf = (story: Story, name: string): string => story.ids[name] ?? missing(name);
export const whoIs = (story: Story, part: string): Applicant => story.people[part] ?? missing(part);

function missing(name: string): never {
  throw new Error(`No act before this one has made '${name}'`);
}
