import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import { App } from './App.tsx';

// Styles are written at run time; the policy lets them in by the nonce of this answer only.
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce;
const styles = createCache({ key: 'nes', prepend: true, ...(nonce ? { nonce } : {}) });

/** Everything behind the door, in one piece that is loaded after it. */
export default function Console() {
  return (
    <CacheProvider value={styles}>
      <App />
    </CacheProvider>
  );
}
