import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { conditionsApart } from './build/conditions-apart.ts';
import { englishApart } from './build/english-apart.ts';
import { pdfParts } from './build/pdf-parts.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [englishApart(here('..')), conditionsApart(here('..')), pdfParts(here('..')), react()],
  resolve: {
    alias: [
      { find: /^#domain\//, replacement: here('../server/domain/') },
      // Its package hands its development build to every bundler.
      { find: /^react-router$/, replacement: here('../node_modules/react-router/dist/production/index.mjs') },
      { find: /^react-router\/dom$/, replacement: here('../node_modules/react-router/dist/production/dom-export.mjs') },
    ],
  },
  // The server writes a fresh nonce over the placeholder in every answer; see index.html.
  html: { cspNonce: '__CSP_NONCE__' },
  // The thread that reads PDFs is a module like everything else.
  worker: { format: 'es' },
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
        // A module that nobody asks anything of is left out, and so are the zod schemas of the contract; styles are asked by being there.
        moduleSideEffects: (id) => !/\/(admin|server\/domain)\/.*\.tsx?$/.test(id) || id.endsWith('/admin/main.tsx'),
        manualPureFunctions: ['checkedText'],
      },
    },
  },
});
