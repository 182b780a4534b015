/** The directions of import: admin → #domain ← engine ← modules ← app ← main/worker; adapters are handed in. */
module.exports = {
  forbidden: [
    {
      name: 'domain-imports-only-zod',
      comment: 'The contract runs in the browser too and stands on nothing but zod.',
      severity: 'error',
      from: { path: '^server/domain/' },
      to: { pathNot: ['^server/domain/', 'node_modules/zod/'] },
    },
    {
      name: 'admin-knows-only-the-contract',
      comment: 'The console reaches the server by HTTP; it shares the pages and nothing else.',
      severity: 'error',
      from: { path: '^admin/' },
      to: { path: '^(server|seeds|scripts|tests)/', pathNot: '^server/domain/' },
    },
    {
      name: 'engine-knows-no-noun',
      comment: 'A page is handed to the engine; it may name the language, the roles and the pure words of the domain.',
      severity: 'error',
      from: { path: '^server/engine/' },
      to: { path: '^server/(modules/|domain/(?!roles\\.ts$|index\\.ts$)[^/]+\\.ts$)' },
    },
    {
      name: 'engine-is-below-the-application',
      severity: 'error',
      from: { path: '^server/engine/' },
      to: { path: '^(server/(adapters|config|http|people)/|server/(app|main|worker)\\.ts$|seeds/|scripts/|admin/)' },
    },
    {
      name: 'module-meets-module-only-at-its-entity',
      comment: 'To act on another noun, perform its action by name.',
      severity: 'error',
      from: { path: '^server/modules/([^/]+)/' },
      to: { path: '^server/modules/', pathNot: ['^server/modules/$1/', '^server/modules/[^/]+/entity\\.ts$', '^server/modules/[^/]+\\.ts$'] },
    },
    {
      name: 'adapters-are-handed-in',
      comment: 'Modules may name the type of an adapter, never bring one along.',
      severity: 'error',
      from: { path: '^server/modules/' },
      to: { path: '^server/(adapters|config)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'module-is-below-the-application',
      severity: 'error',
      from: { path: '^server/modules/' },
      to: { path: '^(server/(app|main|worker)\\.ts$|seeds/|scripts/|admin/)' },
    },
    {
      name: 'adapters-know-no-engine',
      severity: 'error',
      from: { path: '^server/adapters/' },
      to: { path: '^server/(engine|modules|config)/|^server/(app|main|worker)\\.ts$|^admin/' },
    },
    {
      name: 'nothing-imports-the-tests',
      severity: 'error',
      from: { path: '^(server|admin|seeds)/' },
      to: { path: '^tests/' },
    },
    {
      name: 'no-circle',
      comment: 'Except inside the engine: a command opens a transaction, and a consequence in it runs commands.',
      severity: 'error',
      from: { path: '^(server|admin)/', pathNot: '^server/engine/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: { path: '^(server|admin|seeds|scripts)/' },
      to: { couldNotResolve: true, pathNot: '[.](css|svg|png|ttf|woff2)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'boundaries-fixture/.*node_modules' },
    tsPreCompilationDeps: true,
    parser: 'tsc',
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'types', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
