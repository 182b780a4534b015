import { Socket } from 'node:net';

/**
 * Calls `end` once: on Ctrl-C, a request to stop, or the death of the bootstrap that started this process
 * (its end of the fourth file closes), so that killing the parent leaves no server behind.
 */
export function onEnd(end: (reason: string) => void): void {
  let ended = false;
  const once = (reason: string) => {
    if (ended) return;
    ended = true;
    end(reason);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => once(signal));
  if (process.env['NES_LIFELINE'] !== '1') return;
  // Not for the processes that this one starts: they have no such file.
  delete process.env['NES_LIFELINE'];
  const line = new Socket({ fd: 3, readable: true, writable: false });
  line.on('error', () => once('lifeline'));
  line.on('close', () => once('lifeline'));
  line.resume();
  line.unref();
}
