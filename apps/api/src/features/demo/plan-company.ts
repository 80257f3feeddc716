// One company on paper: all its rows, in the order in which they can be inserted.
import { addDays, localDateOf, subtractMonths, type LocalDate } from '@keqing/domain'
import { Catalogue } from './catalogue.ts'
import type { DemoCompany } from './company.ts'
import { CustomerPlan } from './plan-customers.ts'
import { FactPlan } from './plan-facts.ts'
import { OrganisationPlan } from './plan-organisation.ts'
import { PurchasePlan } from './plan-purchases.ts'
import type { Rows, Setting } from './plan.ts'
import { Random } from './random.ts'
import { Season } from './season.ts'

/** How many times as busy the last month is as the first. */
const GROWTH = 1.9

export interface CompanyPlan {
  readonly rows: Rows
  readonly firstOn: LocalDate
  readonly nextMemberNo: number
}

/** The first day of a company's history, and its last: today where it is. */
export function historyOf(company: DemoCompany, now: Date): { firstOn: LocalDate; lastOn: LocalDate } {
  const lastOn = localDateOf(now, company.chain.timeZone)
  return { firstOn: addDays(subtractMonths(lastOn, company.months), 1), lastOn }
}

export function planCompany(company: DemoCompany, ids: { chainId: string; hqStaffId: string }, seed: string, now: Date): CompanyPlan {
  const { firstOn, lastOn } = historyOf(company, now)
  const season = new Season(firstOn, lastOn, company.chain.country, GROWTH)
  const setting: Setting = { company, ...ids, season, now: now.toISOString(), random: new Random(`${seed} ${company.key} ${lastOn}`) }
  const organisation = new OrganisationPlan(setting).make()
  const people = new CustomerPlan(setting, organisation)
  const { customers, rows } = people.make()
  const catalogue = new Catalogue(setting)
  const purchases = new PurchasePlan(setting, people, catalogue).make(customers, organisation.stores)
  const facts = new FactPlan(setting).make(customers, purchases)
  const all = { ...organisation.rows, item: catalogue.rows, ...rows, ...facts }
  return { rows: Object.entries(all), firstOn, nextMemberNo: customers.length + 1 }
}
