/** The arrows of the house: who may import whom. A broken one fails `npm test`. */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    rule(
      'no-circle',
      'Two files that need each other are one file, or hide a third.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } }
    ),
    rule(
      'no-unresolved',
      'An import that leads nowhere.',
      { pathNot: '\\.vue$' },
      { couldNotResolve: true, dependencyTypesNot: ['type-only'], pathNot: '^(virtual:|~icons/|@graphql-typed-document-node/core$)' }
    ),
    rule(
      'domain-is-pure',
      'The domain imports nothing outside itself but calendar arithmetic.',
      { path: '^packages/domain/src', pathNot: '\\.(test|arbitrary)\\.ts$' },
      { pathNot: ['^packages/domain/src', 'temporal-polyfill', 'temporal-spec'] }
    ),
    rule(
      'slice-privacy-api',
      'A feature knows another by its index.ts only.',
      { path: '^apps/api/src/features/([^/]+)/' },
      { path: '^apps/api/src/features/([^/]+)/', pathNot: ['^apps/api/src/features/$1/', '^apps/api/src/features/[^/]+/index\\.ts$'] }
    ),
    rule(
      'platform-below-features',
      'The platform serves features and knows none.',
      { path: '^apps/api/src/platform/' },
      { path: '^apps/api/src/(features/|server\\.ts$)' }
    ),
    rule(
      'migrations-are-sql',
      'A migration is text: it knows the shape of a migration and the names of the roles.',
      { path: '^apps/api/src/migrations/' },
      { pathNot: ['^apps/api/src/migrations/', '@mikro-orm/migrations'] }
    ),
    rule('api-without-admin', 'The API does not know the admin.', { path: '^apps/api/' }, { path: '^(apps/admin|e2e)/' }),
    rule(
      'admin-without-api',
      'The admin knows the schema, not the code behind it.',
      { path: '^apps/admin/' },
      { path: '^(apps/api|infra|e2e)/' }
    ),
    rule(
      'ui-has-no-product-words',
      'Parts of the look know no feature, no store, no query; of the app, how values are written.',
      { path: '^apps/admin/src/ui/' },
      { path: '^apps/admin/src/((features|stores|gql)/|app/(?!format))' }
    ),
    rule(
      'stores-below-features',
      'Stores hold what survives navigation and know no feature.',
      { path: '^apps/admin/src/stores/' },
      { path: '^apps/admin/src/features/' }
    ),
    rule(
      'e2e-from-outside',
      'Journeys go through the built system, not through its code; what the tables of the rules expect, the domain tells its tests.',
      { path: '^e2e/' },
      { path: '^(apps|packages)/', pathNot: '^packages/domain/src/(index|testing)\\.ts$' }
    ),
    rule(
      'infra-below-apps',
      'Infrastructure starts the apps as processes and imports none; but what they read from the environment is checked by their own schema.',
      { path: '^infra/', pathNot: '^infra/bench/' },
      { path: '^apps/', pathNot: '^apps/api/src/platform/config\\.ts$' }
    ),
    rule(
      'no-dev-dependency',
      'What ships does not need what only the workshop has.',
      { path: '^(apps/api|packages)/[^/]*/?src/', pathNot: '\\.(test|arbitrary)\\.ts$' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] }
    )
  ],
  options: {
    doNotFollow: { path: ['node_modules', 'dist'] },
    exclude: { path: ['/dist/', '/coverage/', '^apps/admin/src/gql/', '^infra/bench/postgraphile-server'] },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.vue', '.json', '.d.ts']
    }
  }
}
