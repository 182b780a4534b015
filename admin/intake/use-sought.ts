import { useEffect, useRef, useState, type FocusEvent, type FormEvent } from 'react';

const afterMs = 150;

/** What is being typed at the right, to be found on the page at the left. */
export function useSought() {
  const [sought, setSought] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const seek = (event: FocusEvent | FormEvent) => {
    const box = event.target;
    const text = box instanceof HTMLInputElement && ['text', 'email', 'tel', ''].includes(box.type) ? box.value : '';
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setSought(text), afterMs);
  };
  return { sought, listening: { onFocus: seek, onInput: seek } };
}
