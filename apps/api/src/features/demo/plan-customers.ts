// Customers with their files: who they are, who serves them, who brought them, what they agreed to.
import { addDays, daysBetween, type LocalDate } from '@keqing/domain'
import { nameForms } from '../customer/index.ts'
import type { DemoPersonName } from './company.ts'
import type { PlannedOrganisation } from './plan-organisation.ts'
import type { Aim, PlannedCustomer, PlannedStore, Row, Setting } from './plan.ts'
import type { Random, Weighted } from './random.ts'
import { openingInstant } from './season.ts'
import { address, birthday, profile } from './tell-of-oneself.ts'

/** By days since the file was made: nobody is lost after a month. */
const AIMS: readonly (readonly [fromDays: number, aims: Weighted<Aim>])[] = [
  [
    385,
    [
      ['lost', 29],
      ['loyal', 15],
      ['loyalAway', 3],
      ['regular', 32],
      ['regularAway', 17],
      ['prospect', 4]
    ]
  ],
  [
    225,
    [
      ['loyal', 9],
      ['loyalAway', 1.5],
      ['regular', 44],
      ['regularAway', 15],
      ['once', 26],
      ['prospect', 4.5]
    ]
  ],
  [
    120,
    [
      ['loyal', 6],
      ['regular', 52],
      ['once', 37],
      ['prospect', 5]
    ]
  ],
  [
    30,
    [
      ['regular', 44],
      ['once', 50],
      ['prospect', 6]
    ]
  ],
  [
    0,
    [
      ['regular', 16],
      ['once', 78],
      ['prospect', 6]
    ]
  ]
]

const NO_GROUP = 0.004
const REFERRED = 0.27

export interface PlannedCustomers {
  readonly customers: readonly PlannedCustomer[]
  readonly rows: { readonly customer: Row[]; readonly assignment: Row[]; readonly consent: Row[] }
}

export class CustomerPlan {
  readonly #setting: Setting
  readonly #organisation: PlannedOrganisation
  readonly #people: Random
  readonly #files: Random
  readonly #keepers: Random
  readonly #phones: readonly number[]
  readonly #byStore = new Map<string, PlannedCustomer[]>()
  readonly #rows: PlannedCustomers['rows'] = { customer: [], assignment: [], consent: [] }

  constructor(setting: Setting, organisation: PlannedOrganisation) {
    this.#setting = setting
    this.#organisation = organisation
    this.#people = setting.random.stream('people')
    this.#files = setting.random.stream('files')
    this.#keepers = setting.random.stream('keepers')
    const { company } = setting
    this.#phones = setting.random.stream('phones').some(
      Array.from({ length: company.phones }, (_, n) => n),
      company.customers
    )
  }

  make(): PlannedCustomers {
    const customers = this.#registrations().map((each, index) => this.#addCustomer(each, index))
    return { customers, rows: this.#rows }
  }

  /** Days and stores of the registrations, in their order; what would be later today than now has not happened. */
  #registrations(): { store: PlannedStore; on: LocalDate; at: string }[] {
    const { company, season, now } = this.#setting
    const random = this.#setting.random.stream('registrations')
    const shares = this.#organisation.stores.map(store => [store, store.share] as const)
    const all = Array.from({ length: company.customers }, () => {
      const store = random.weighted(shares)
      const on = season.day(random, store.openedOn)
      return { store, on, at: openingInstant(random, on, company.chain.timeZone) }
    })
    return all.filter(each => each.at <= now).toSorted((a, b) => (a.at < b.at ? -1 : 1))
  }

  #addCustomer({ store, on: registeredOn, at }: { store: PlannedStore; on: LocalDate; at: string }, index: number): PlannedCustomer {
    const { company, season } = this.#setting
    const random = this.#people
    const business = random.chance(0.008)
    const person = business ? null : company.personName(random)
    const gender = person?.gender ?? null
    const recent = daysBetween(registeredOn, season.last) < 40
    const grouped = !random.chance(recent && store.registrationRate < 0.85 ? NO_GROUP * 15 : NO_GROUP)
    const customer: PlannedCustomer = {
      id: random.id(at),
      store,
      groupId: grouped ? random.pick(store.groups).id : null,
      gender,
      aim: this.#aim(registeredOn),
      registeredOn,
      registeredAt: at,
      size: random.pick(company.sizes[gender ?? 'female'])
    }
    this.#fillFile(customer, index, person)
    this.#assign(customer)
    this.#consent(customer)
    return customer
  }

  #aim(registeredOn: LocalDate): Aim {
    const age = daysBetween(registeredOn, this.#setting.season.last)
    const aims = AIMS.find(([from]) => age >= from)?.[1] ?? [['once', 1]]
    return this.#people.weighted(aims)
  }

  /** How much of the file is filled goes by how well the associate came to know the customer: from a name and a phone to nearly everything. */
  #fillFile(customer: PlannedCustomer, index: number, person: DemoPersonName | null): void {
    const { company, chainId } = this.#setting
    const random = this.#files
    const name = person?.name ?? company.companyName(random)
    const care = Math.min(1, Math.max(0, random.unit() * 0.75 + (customer.aim === 'loyal' ? 0.3 : customer.aim === 'lost' ? -0.15 : 0)))
    const memberNo = `${company.chain.memberNoPrefix}${String(index + 1).padStart(6, '0')}`
    const known = (probability: number) => random.chance(probability)
    const reached = known(0.97)
    this.#rows.customer.push({
      id: customer.id,
      chain_id: chainId,
      store_id: customer.store.id,
      member_no: memberNo,
      kind: person ? 'person' : 'company',
      name,
      ...snake(nameForms(name, memberNo)),
      gender: known(0.96) ? customer.gender : null,
      ...birthday(random, person, customer.registeredOn),
      ethnicity: person && known(care) ? person.ethnicity : null,
      phone: reached ? company.phone(this.#phones[index] ?? 0) : null,
      email: known(care * 0.4) ? company.email(random, index) : null,
      address: known(care * 0.75) ? address(random, company, customer.store.city) : null,
      profile: profile(random, company, care),
      note: known(0.06) ? random.pick(company.words.notes) : null,
      referrer_id: this.#referrer(random, customer),
      capture_source: random.weighted(company.sources),
      registered_on: customer.registeredOn,
      registered_at: customer.registeredAt,
      registered_by: this.sellerOf(random, customer.store, customer.groupId, customer.registeredOn),
      do_not_contact_at: known(0.006) ? customer.registeredAt : null,
      completeness: 0,
      recorded_at: customer.registeredAt,
      updated_at: customer.registeredAt
    })
  }

  /** Someone filed earlier in the same store; who was brought brings others, so trees grow. */
  #referrer(random: Random, customer: PlannedCustomer): string | null {
    const earlier = this.#byStore.get(customer.store.id) ?? []
    this.#byStore.set(customer.store.id, earlier)
    const found =
      earlier.length > 20 && random.chance(REFERRED) ? earlier[Math.floor(earlier.length * Math.sqrt(random.unit()))] : undefined
    const loyal = found?.aim === 'loyal' || found?.aim === 'regular'
    earlier.push(customer)
    return found && (loyal || random.chance(0.4)) ? found.id : null
  }

  #assign(customer: PlannedCustomer): void {
    if (!customer.groupId) return
    const random = this.#files
    const age = daysBetween(customer.registeredOn, this.#setting.season.last)
    const base = { customer_id: customer.id, recorded_by: customer.store.managerId }
    const other = customer.store.groups.find(group => group.id !== customer.groupId)
    if (age < 90 || !other || !random.chance(0.015)) {
      this.#rows.assignment.push({
        id: random.id(customer.registeredAt),
        ...base,
        group_id: customer.groupId,
        keeper_id: this.#keeperOf(customer.groupId, customer.registeredOn),
        from_on: customer.registeredOn,
        until_on: null,
        reason: null,
        recorded_at: customer.registeredAt
      })
      return
    }
    const movedOn = addDays(customer.registeredOn, random.int(20, age - 20))
    const reason = this.#setting.company.words.moved
    this.#rows.assignment.push(
      {
        id: random.id(customer.registeredAt),
        ...base,
        group_id: other.id,
        keeper_id: null,
        from_on: customer.registeredOn,
        until_on: addDays(movedOn, -1),
        reason: null,
        recorded_at: customer.registeredAt
      },
      {
        id: random.id(`${movedOn}T04:00:00Z`),
        ...base,
        group_id: customer.groupId,
        keeper_id: this.#keeperOf(customer.groupId, movedOn),
        from_on: movedOn,
        until_on: null,
        reason,
        recorded_at: `${movedOn}T04:00:00Z`
      }
    )
  }

  /** Of the group since then and still, who made the file if possible; some files nobody keeps. */
  #keeperOf(groupId: string, since: LocalDate): string | null {
    const present = this.#organisation.memberships.filter(each => each.groupId === groupId && each.fromOn <= since && each.untilOn === null)
    const registeredBy = this.#rows.customer.at(-1)?.['registered_by']
    const own = present.find(({ staffId }) => staffId === registeredBy)
    if (present.length === 0 || this.#keepers.chance(0.06)) return null
    return (own ?? this.#keepers.pick(present)).staffId
  }

  #consent(customer: PlannedCustomer): void {
    const random = this.#files
    const wishes = [
      ['service', 'phone', 0.55, 0.95],
      ['service', 'sms', 0.9, 0.97],
      ['marketing', 'sms', 0.7, 0.88],
      ['marketing', 'wechat', 0.45, 0.96]
    ] as const
    for (const [purpose, channel, asked, granted] of wishes) {
      if (!random.chance(asked)) continue
      this.#rows.consent.push({
        id: random.id(customer.registeredAt),
        customer_id: customer.id,
        purpose,
        channel,
        granted: random.chance(granted),
        source: this.#setting.company.words.consentSource,
        happened_at: customer.registeredAt,
        recorded_at: customer.registeredAt,
        recorded_by: null
      })
    }
  }

  /** Who was of the group on that day; without a group, of the store. */
  sellerOf(random: Random, store: PlannedStore, groupId: string | null, on: LocalDate): string {
    const groups = groupId ? [groupId] : store.groups.map(group => group.id)
    const there = this.#organisation.memberships.filter(
      each => groups.includes(each.groupId) && each.fromOn <= on && (each.untilOn === null || each.untilOn >= on)
    )
    return there.length > 0 ? random.pick(there).staffId : store.managerId
  }
}

function snake(forms: { search: string; sortName: string }) {
  return { search: forms.search, sort_name: forms.sortName }
}
