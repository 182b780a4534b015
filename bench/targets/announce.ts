/** Tells the harness that this process listens, and ends with it. */
export function announce(port: number, more: object = {}): void {
  process.on('disconnect', () => process.exit(0));
  process.on('message', (word) => { if (word === 'end') process.exit(0); });
  process.send?.({ port, ...more });
}
