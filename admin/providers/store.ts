import { localStorageStore, memoryStore, type Store } from 'react-admin';

/** Choices about the screen itself, which say nothing about anybody. */
const kept = ['theme', 'locale', 'rail.narrow', 'rail.open'];

/**
 * List settings may hold names and numbers that were searched for, so they live in memory and go with the sign-out;
 * only choices about the screen stay in the browser.
 */
export function consoleStore(): Store {
  const memory = memoryStore();
  const browser = localStorageStore('1', 'nes');
  const storeOf = (key: string) => (kept.includes(key) ? browser : memory);
  return {
    ...memory,
    setup: () => {
      memory.setup();
      browser.setup();
    },
    teardown: () => {
      memory.teardown();
      browser.teardown();
    },
    getItem: (key, standard) => storeOf(key).getItem(key, standard),
    setItem: (key, value) => {
      storeOf(key).setItem(key, value);
    },
    removeItem: (key) => {
      storeOf(key).removeItem(key);
    },
    subscribe: (key, callback) => storeOf(key).subscribe(key, callback),
  };
}
