import { useEffect, useRef, useState } from 'react';
import { useSingleKeys } from '../keyboard/single-keys.ts';
import { isBare, isDialogOpen, isTyping } from '../keyboard/typing.ts';
import { type Shown } from '../kit/viewer/shown.ts';

const channelName = 'nes-gelen-masasi';
export const windowPath = '/gelen-masasi/pencere';

/** Shows the same file in a window on another screen. Only where the bytes are is told across; they are asked for there, and recorded. */
export function useSecondWindow(shown: Shown | undefined): () => void {
  const [single] = useSingleKeys();
  const now = useRef(shown);
  now.current = shown;
  const [channel] = useState(() => new BroadcastChannel(channelName));
  const open = () => {
    window.open(`#${windowPath}`, channelName, 'popup,width=1000,height=1200');
  };
  useEffect(() => {
    const answer = () => channel.postMessage({ shown: now.current ?? null });
    channel.addEventListener('message', ({ data }: MessageEvent<{ asks?: boolean }>) => data.asks === true && answer());
    return () => channel.close();
  }, [channel]);
  useEffect(() => channel.postMessage({ shown: shown ?? null }), [shown?.address, shown?.before?.address, channel]);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (single && !event.defaultPrevented && event.key === 'w' && isBare(event) && !isTyping(event.target) && !isDialogOpen()) open();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [single]);
  return open;
}

const ours = /^\/api\/(message-attachments|documents)\/[0-9a-f-]{36}\//;

/** What the desk shows, for the window that follows it. Only addresses of our own files are taken over. */
export function useFollowed(): Shown | null {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    const channel = new BroadcastChannel(channelName);
    channel.addEventListener('message', ({ data }: MessageEvent<{ shown?: Shown | null }>) => {
      if (data.shown === undefined) return;
      setShown(data.shown !== null && ours.test(data.shown.address) ? data.shown : null);
    });
    channel.postMessage({ asks: true });
    return () => channel.close();
  }, []);
  return shown;
}
