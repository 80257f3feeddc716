/** One walk through the product as a person would take it. */
import type { Browser } from 'playwright-core'
import type { System } from './system.ts'

export interface World {
  readonly system: System
  readonly browser: Browser
}

export interface Journey {
  readonly name: string
  /** Why it cannot be walked here, if so. */
  skip?(): string | undefined
  walk(world: World): Promise<void>
}
