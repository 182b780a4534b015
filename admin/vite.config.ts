import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [react()],
  resolve: { alias: [{ find: /^#domain\//, replacement: here('../server/domain/') }] },
  // The server writes a fresh nonce over the placeholder in every answer; see index.html.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: here('../dist/admin'),
    emptyOutDir: true,
    // Fonts and pictures stay files: the content policy allows no data: sources for them.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      treeshake: {
        // A page is a value: a module of the contract that nobody asks anything of is left out, and so are its zod schemas.
        moduleSideEffects: (id) => !id.includes('/server/domain/'),
        manualPureFunctions: ['checkedText'],
      },
    },
  },
});
