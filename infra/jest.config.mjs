import { base } from '../jest.base.mjs'

export default { ...base, displayName: 'infra', rootDir: import.meta.dirname }
