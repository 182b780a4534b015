/** What a journey costs a person: a click, a key that submits, a scan, or a field that is typed, each counts one. */
export interface Counted {
  act(work: () => Promise<unknown>): Promise<void>;
  /** So far; told with the time that passed since the journey began. */
  told(name: string): number;
}

export function countActions(): Counted {
  const begun = Date.now();
  let count = 0;
  return {
    async act(work) {
      count += 1;
      await work();
    },
    told(name) {
      console.log(`${name}: ${count} actions, ${((Date.now() - begun) / 1_000).toFixed(1)} s`);
      return count;
    },
  };
}
