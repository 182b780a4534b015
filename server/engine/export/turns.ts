import { Refusal } from '#domain/language/refuse.ts';

/** Files that are being taken at this moment. Whoever reads slowly, or not at all, keeps rows and a packer waiting here in memory. */
export interface Turns {
  /** Refuses `too_many_requests`. The turn ends with the stream that `during` gives. */
  take(actorId: string): Turn;
}

export interface Turn {
  /** The same bytes; broken off after ten minutes, so that nobody goes on reading with rights that he had once. */
  during(stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array>;
  end(): void;
}

const mostOfOne = 2;
const mostOfAll = 8;
export const longestMs = 600_000;

export function exportTurns(): Turns {
  const running = new Map<object, string>();
  const refuseWhere = (full: boolean, tr: string, en: string): void => { if (full) throw new Refusal('too_many_requests', tr, en, { retryAfterSeconds: 30 }); };
  return {
    take(actorId) {
      refuseWhere([...running.values()].filter((id) => id === actorId).length >= mostOfOne, `Aktarılmakta olan ${mostOfOne} dosyanız var; birinin bitmesini bekleyin.`, `You are taking ${mostOfOne} files already; wait for one to end.`);
      refuseWhere(running.size >= mostOfAll, 'Şu anda çok sayıda dosya aktarılıyor; biraz sonra yeniden deneyin.', 'Many files are being taken; try again shortly.');
      const turn = {};
      running.set(turn, actorId);
      const end = () => { running.delete(turn); };
      return { end, during: (stream) => bounded(stream, end) };
    },
  };
}

function bounded(stream: ReadableStream<Uint8Array>, end: () => void): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  const over = (error: unknown): void => {
    clearTimeout(late);
    end();
    if (error !== undefined) reader.cancel(error).catch(() => undefined);
  };
  let breakOff: (error: Error) => void = () => undefined;
  const late = setTimeout(() => {
    const error = new Error('The file was not taken within its time');
    breakOff(error);
    over(error);
  }, longestMs);
  late.unref();
  return new ReadableStream<Uint8Array>({
    start(controller) { breakOff = (error) => { controller.error(error); }; },
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) { controller.enqueue(value); return; }
        over(undefined);
        controller.close();
      } catch (error) {
        over(undefined);
        throw error;
      }
    },
    async cancel(reason) {
      clearTimeout(late);
      end();
      await reader.cancel(reason);
    },
  }, { highWaterMark: 0 });
}
