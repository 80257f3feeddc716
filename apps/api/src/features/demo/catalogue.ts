// Every style in every colour and size, and what one buys at a time: a shoe of the season in the customer's size, sometimes another, sometimes care.
import type { LocalDate } from '@keqing/domain'
import type { DemoStyle } from './company.ts'
import type { PlannedLine, Row, Setting } from './plan.ts'
import type { Random } from './random.ts'
import { wardrobe } from './season.ts'

interface Item {
  readonly id: string
  readonly price: number
}

export interface Buyer {
  readonly gender: 'female' | 'male' | null
  readonly size: number
}

/** What tiers pay (§6); special prices are not lowered again. */
export type Discount = 1 | 0.85 | 0.8

export class Catalogue {
  readonly rows: Row[] = []
  readonly #items = new Map<string, Item>()
  readonly #setting: Setting

  constructor(setting: Setting) {
    this.#setting = setting
    const random = setting.random.stream('items')
    for (const style of setting.company.styles) for (const size of this.#sizesOf(style)) this.#add(random, style, size)
    for (const style of setting.company.extras) this.#add(random, style, undefined)
  }

  #sizesOf(style: DemoStyle): number[] {
    const { female, male } = this.#setting.company.sizes
    return [...new Set(style.for === 'female' ? female : style.for === 'male' ? male : [...female, ...male])].toSorted((a, b) => a - b)
  }

  #add(random: Random, style: DemoStyle, size: number | undefined): void {
    const { chainId, season } = this.#setting
    for (const [code, colour] of style.colours) {
      const id = random.id(`${season.first}T00:00:00Z`)
      const key = keyOf(style, code, size)
      const name = [style.name, colour, size].filter(part => part !== undefined && part !== '').join(' ')
      this.rows.push({ id, chain_id: chainId, code: key, name, category: style.category, recorded_at: `${season.first}T00:00:00Z` })
      this.#items.set(key, { id, price: style.price })
    }
  }

  /** Lines of one receipt; `count` shoes at least one. */
  lines(random: Random, buyer: Buyer, on: LocalDate, discount: Discount, shoes: number): PlannedLine[] {
    const extra = random.chance(0.3) ? [this.#line(random, random.pick(this.#setting.company.extras), undefined, on, discount)] : []
    return [...Array.from({ length: shoes }, () => this.#line(random, this.#shoe(random, buyer, on), buyer, on, discount)), ...extra]
  }

  #shoe(random: Random, buyer: Buyer, on: LocalDate): DemoStyle {
    const wears = buyer.gender ?? (random.chance(0.7) ? 'female' : 'male')
    const now = wardrobe(on)
    const fits = this.#setting.company.styles.filter(style => style.for === 'all' || style.for === wears)
    return random.weighted(
      fits.map(style => [style, style.season === now ? 8 : style.season === 'all' ? 3 : style.season === 'mild' ? 2 : 0.6] as const)
    )
  }

  #line(random: Random, style: DemoStyle, buyer: Buyer | undefined, on: LocalDate, discount: Discount): PlannedLine {
    const [code] = random.pick(style.colours)
    const sizes = this.#sizesOf(style)
    const size = style.sized ? (buyer && sizes.includes(buyer.size) && random.chance(0.9) ? buyer.size : random.pick(sizes)) : undefined
    const item = this.#items.get(keyOf(style, code, size))
    if (!item) throw new Error(`no item ${keyOf(style, code, size)}`)
    const special = style.sized && random.chance(/-(01|07|08)-/.test(on) ? 0.24 : 0.08)
    const quantity = style.sized
      ? 1
      : random.weighted([
          [1, 8],
          [2, 2]
        ] as const)
    const { priceStep } = this.#setting.company
    const price = special
      ? Math.ceil((item.price * random.pick([50, 60, 70])) / 100 / priceStep) * priceStep - 100
      : Math.floor((item.price * discount * 100 + 50) / 100)
    return { itemId: item.id, quantity, amount: price * quantity, special }
  }
}

function keyOf(style: DemoStyle, colour: string, size: number | undefined): string {
  return size === undefined ? `${style.code}-${colour}` : `${style.code}-${colour}-${size}`
}
