import { useStore } from 'react-admin';

/** WCAG 2.1.4: single letters can be turned off. */
export const useSingleKeys = () => useStore('keys.single', true);
