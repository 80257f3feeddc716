// Typed documents from the committed schema: a field that is gone fails the type check, not the page.
import type { CodegenConfig } from '@graphql-codegen/cli'

const config: CodegenConfig = {
  schema: '../api/schema.graphql',
  documents: ['src/**/*.graphql'],
  ignoreNoDocuments: true,
  generates: {
    'src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        useTypeImports: true,
        enumsAsTypes: true,
        scalars: { ID: 'string', SafeInt: 'number', LocalDate: 'string', DateTime: 'string' },
        defaultScalarType: 'unknown'
      }
    }
  }
}

export default config
