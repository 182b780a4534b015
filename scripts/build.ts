import { buildConsole } from './console-build.ts'

console.log((await buildConsole()) ? 'Konsol derlendi: dist/admin' : 'Konsol güncel; derlenecek bir şey yok.')
