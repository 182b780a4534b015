/** How somebody looks at a file: zoom 1 fills the width. */
export interface Look {
  readonly zoom: number;
  /** Degrees, clockwise. */
  readonly turn: number;
}

export const plainLook: Look = { zoom: 1, turn: 0 };
const steps = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;

export const nearer = (look: Look): Look => ({ ...look, zoom: steps.find((step) => step > look.zoom + 0.01) ?? look.zoom });
export const farther = (look: Look): Look => ({ ...look, zoom: steps.findLast((step) => step < look.zoom - 0.01) ?? look.zoom });
export const turned = (look: Look): Look => ({ ...look, turn: (look.turn + 90) % 360 });
