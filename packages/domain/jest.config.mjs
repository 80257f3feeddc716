/** Pure functions need no set-up: no environment, no database, no mocks. */
import { base } from '../../jest.base.mjs'

export default { ...base, displayName: 'domain', rootDir: import.meta.dirname }
