// Stores, groups and people, with what happened to them meanwhile: one left, one moved to another group.
import { addDays, subtractMonths, type LocalDate } from '@keqing/domain'
import type { DemoLogin } from './company.ts'
import type { Membership, PlannedStore, Row, Setting } from './plan.ts'
import type { Random } from './random.ts'

export interface PlannedOrganisation {
  readonly stores: readonly PlannedStore[]
  readonly memberships: readonly Membership[]
  readonly rows: {
    readonly store: Row[]
    readonly staff_group: Row[]
    readonly staff: Row[]
    readonly group_membership: Row[]
    readonly role_grant: Row[]
    readonly api_client: Row[]
  }
}

const LONG_AGO_MONTHS = 40

export class OrganisationPlan {
  readonly #setting: Setting
  readonly #random: Random
  readonly #stores: PlannedStore[] = []
  readonly #memberships: Membership[] = []
  readonly #signIns = new Set<string>()
  readonly #rows: PlannedOrganisation['rows'] = {
    store: [],
    staff_group: [],
    staff: [],
    group_membership: [],
    role_grant: [],
    api_client: []
  }
  #staffCount = 0

  constructor(setting: Setting) {
    this.#setting = setting
    this.#random = setting.random.stream('organisation')
  }

  make(): PlannedOrganisation {
    const { company } = this.#setting
    for (const store of company.stores) this.#addStore(store)
    for (const login of company.logins) if (!this.#signIns.has(login.email)) this.#addOffice(login)
    this.#addApiClient()
    return { stores: this.#stores, memberships: this.#memberships, rows: this.#rows }
  }

  #id(): string {
    return this.#random.id(`${this.#setting.season.first}T00:00:00Z`)
  }

  #addStore(store: Setting['company']['stores'][number]): void {
    const { chainId, season } = this.#setting
    const openedOn = subtractMonths(season.last, store.openedMonthsAgo || LONG_AGO_MONTHS)
    const groups = store.groups.map(name => ({ id: this.#id(), name }))
    const id = this.#id()
    this.#rows.store.push({ id, chain_id: chainId, code: store.code, name: store.name, city: store.city, opened_on: openedOn })
    for (const group of groups) this.#rows.staff_group.push({ id: group.id, store_id: id, name: group.name, opened_on: openedOn })
    const manager = this.#loginAt(store.code, 'STORE_MANAGER')
    const managerId = this.#addStaff(manager?.name ?? this.#personName(), openedOn, { email: manager?.email })
    this.#grant(managerId, 'STORE_MANAGER', { store_id: id })
    this.#stores.push({
      id,
      code: store.code,
      city: store.city,
      openedOn,
      till: store.till,
      registrationRate: store.registrationRate,
      share: store.share,
      groups,
      managerId
    })
    const [first, second] = groups
    if (!first || !second) return
    for (const group of groups) this.#addAssociates(group, openedOn, this.#loginAt(store.code, 'ASSOCIATE', group.name))
    if (this.#stores.length === 1) this.#addWhoLeftAndWhoMoved(first.id, second.id, openedOn)
  }

  /** The login of one place of work; who works over several stores is of none. */
  #loginAt(code: string, role: string, group?: string): DemoLogin | undefined {
    return this.#setting.company.logins.find(
      login => login.role === role && login.stores?.length === 1 && login.stores[0] === code && login.group === group
    )
  }

  #addAssociates(group: { id: string }, openedOn: LocalDate, login: DemoLogin | undefined): void {
    const count = this.#random.int(3, 4)
    for (let n = 0; n < count; n++) {
      const own = n === 0 ? login : undefined
      const joinedOn = n < 2 ? openedOn : addDays(openedOn, this.#random.int(0, 200))
      const staffId = this.#addStaff(own?.name ?? this.#personName(), joinedOn, { email: own?.email })
      this.#join(staffId, group.id, joinedOn, null)
      this.#grant(staffId, 'ASSOCIATE', { group_id: group.id })
    }
  }

  #addWhoLeftAndWhoMoved(firstId: string, secondId: string, openedOn: LocalDate): void {
    const { last } = this.#setting.season
    const leftOn = subtractMonths(last, 5)
    const left = this.#addStaff(this.#personName(), openedOn, { leftOn })
    this.#join(left, secondId, openedOn, leftOn)
    this.#grant(left, 'ASSOCIATE', { group_id: secondId }, leftOn)
    const movedOn = subtractMonths(last, 9)
    const moved = this.#addStaff(this.#personName(), openedOn, {})
    this.#join(moved, firstId, openedOn, addDays(movedOn, -1))
    this.#join(moved, secondId, movedOn, null)
    this.#grant(moved, 'ASSOCIATE', { group_id: firstId }, movedOn)
    this.#grant(moved, 'ASSOCIATE', { group_id: secondId })
  }

  /** Who works for several stores or for the chain. */
  #addOffice(login: DemoLogin): void {
    const staffId = this.#addStaff(login.name, subtractMonths(this.#setting.season.last, LONG_AGO_MONTHS - 6), { email: login.email })
    const ids = (login.stores ?? []).map(code => this.#stores.find(store => store.code === code)?.id)
    if (ids.length === 0) this.#grant(staffId, login.role, { chain_id: this.#setting.chainId })
    for (const id of ids) this.#grant(staffId, login.role, { store_id: id ?? null })
  }

  #addStaff(name: string, joinedOn: LocalDate, more: { email?: string | undefined; leftOn?: LocalDate }): string {
    const { company, chainId } = this.#setting
    const id = this.#id()
    this.#staffCount++
    const staffNo = `${company.staffNoPrefix}${String(this.#staffCount).padStart(3, '0')}`
    this.#rows.staff.push({
      id,
      chain_id: chainId,
      login_id: null,
      name,
      staff_no: staffNo,
      email: more.email ?? null,
      joined_on: joinedOn,
      left_on: more.leftOn ?? null
    })
    if (more.email) this.#signIns.add(more.email)
    return id
  }

  #personName(): string {
    return this.#setting.company.personName(this.#random).name
  }

  #join(staffId: string, groupId: string, fromOn: LocalDate, untilOn: LocalDate | null): void {
    this.#memberships.push({ staffId, groupId, fromOn, untilOn })
    this.#rows.group_membership.push({ id: this.#id(), staff_id: staffId, group_id: groupId, from_on: fromOn, until_on: untilOn })
  }

  #grant(
    staffId: string,
    role: string,
    scope: { chain_id?: string; store_id?: string | null; group_id?: string },
    revokedOn?: LocalDate
  ): void {
    const place = { chain_id: null, store_id: null, group_id: null, ...scope }
    const joinedOn = this.#rows.staff.find(row => row['id'] === staffId)?.['joined_on']
    // From their first day: who ran a store answers for its months.
    const grantedAt = typeof joinedOn === 'string' ? new Date(joinedOn) : this.#setting.now
    const granted = { granted_at: grantedAt, granted_by: this.#setting.hqStaffId, revoked_at: revokedOn ? this.#setting.now : null }
    this.#rows.role_grant.push({ id: this.#id(), staff_id: staffId, role, ...place, ...granted })
  }

  #addApiClient(): void {
    const { company, chainId, hqStaffId } = this.#setting
    const store = this.#stores.find(each => each.code === company.apiClient.store)
    this.#rows.api_client.push({
      id: this.#id(),
      chain_id: chainId,
      store_id: store?.id ?? null,
      name: company.apiClient.name,
      scopes: company.apiClient.scopes,
      created_by: hqStaffId
    })
  }
}
