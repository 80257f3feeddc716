// Every migration, in order. Forward only: a mistake is mended by the next one.
import { Foundation } from './0001-foundation.ts'

export const migrations = [{ name: '0001-foundation', class: Foundation }]
