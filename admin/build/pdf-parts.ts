import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Plugin } from 'vite';

/**
 * What the PDF viewer fetches by itself while it draws: fonts that a file names without bringing them, and the decoders of scans in
 * plain script (WebAssembly would want a looser policy). Of the same version as the viewer, served by us, under names that it knows.
 */
export function pdfParts(root: string): Plugin {
  const from = join(root, 'node_modules/pdfjs-dist');
  return {
    name: 'pdf-parts',
    apply: 'build',
    generateBundle() {
      const emit = (folder: string, wanted: RegExp) => {
        for (const name of readdirSync(join(from, folder)).filter((file) => wanted.test(file))) this.emitFile({ type: 'asset', fileName: `pdf/${name}`, source: readFileSync(join(from, folder, name)) });
      };
      emit('standard_fonts', /\.(pfb|ttf)$/);
      emit('wasm', /_nowasm_fallback\.js$/);
      emit('cmaps', /\.bcmap$/);
    },
  };
}
