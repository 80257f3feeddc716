// Reasons of the rows of a file. Many rows give the same, and looking for phone numbers takes its time.
import { readReason } from '../../../platform/reason.ts'

const CACHED = 1_000

export class RowReasons {
  readonly #country: string
  readonly #known = new Map<string, string>()

  constructor(country: string) {
    this.#country = country
  }

  /** @throws Refusal REASON_REQUIRED, TEXT_TOO_LONG, INVALID_VALUE, PHONE_IN_REASON */
  read(text: string): string {
    const known = this.#known.get(text)
    if (known !== undefined) return known
    if (this.#known.size >= CACHED) this.#known.clear()
    const reason = readReason(text, this.#country)
    this.#known.set(text, reason)
    return reason
  }
}
