// TRUST 29: a link to a file lasts 15 minutes and opens for nobody but who asked for it, signed in to the same company. What it may show is decided when
// it is opened: a right lost in between is lost here too. The token is 256 random bits, kept hashed.
import { randomBytes } from 'node:crypto'
import { localDateOf, Refusal, RIGHTS } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import { hashToken } from '../../platform/auth/session.ts'
import { sql } from '../../platform/db/sql.ts'
import { Forbidden } from '../../platform/errors.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { Rights } from '../../platform/rights.ts'
import type { ExportFormat } from './file-format.ts'
import type { ExportScope } from './exported-list.ts'
import type { ExportLinkCreateInput } from './export.type.ts'
import { EXPORT_LISTS, type ExportFilters, type ExportListName } from './lists.ts'
import { phonesInFull } from './lists/customers.sql.ts'

const LASTS_MS = 15 * 60_000

interface ExportRequest {
  readonly chainId: string
  /** Absent in links made before there was a choice. */
  readonly format?: ExportFormat
  readonly filter: object
}

/** The grants that allow exporting, with all else they allow in the same place. */
function exportRights(ctx: Context): Rights {
  return Rights.ofGrants(ctx.identity.grants.filter(grant => RIGHTS[grant.role].includes('export:run')))
}

/** @throws Forbidden; Refusal NOT_FOUND where exporting is allowed nowhere in the chain */
async function scopeOf(ctx: Context, list: ExportListName, chainId: string): Promise<ExportScope> {
  demand(ctx, 'export:run')
  const chain = await ctx.chain(chainId)
  const rights = exportRights(ctx)
  const { permission, ofChain } = EXPORT_LISTS[list].list
  if (!rights.has(permission)) throw new Forbidden()
  if (ofChain ? !rights.covers(permission, { chainId }) : !rights.chainIds.has(chainId)) throw new Refusal('NOT_FOUND', ['chainId'])
  return { rights, actor: ctx.actor, chain, today: localDateOf(ctx.clock.now(), chain.timeZone) }
}

export async function createExportLink(ctx: Context, input: ExportLinkCreateInput): Promise<{ path: string; expiresAt: Date }> {
  const { actor } = await scopeOf(ctx, input.list, input.chainId)
  if (!actor.staffId) throw new Forbidden()
  const filters: ExportFilters = {
    customer: input.customerFilter ?? null,
    purchase: input.purchaseFilter ?? null,
    return: input.returnFilter ?? null,
    item: input.itemFilter ?? null,
    audit: input.auditFilter ?? null,
    fact: input.factFilter ?? null,
    backtest: input.backtestFilter ?? null,
    givenTier: input.givenTierFilter ?? null,
    voucher: input.voucherFilter ?? null,
    policy: input.policyFilter ?? null,
    bookPlan: input.bookPlanFilter ?? null,
    bookDay: input.bookDayFilter ?? null,
    incentiveEntry: input.incentiveEntryFilter ?? null,
    incentiveFigure: input.incentiveFigure ?? null,
    incentiveMonth: input.incentiveMonth ?? null,
    handover: input.handoverFilter ?? null,
    spotCheck: input.spotCheckFilter ?? null,
    checklist: input.checklistFilter ?? null
  }
  const { filter: kind } = EXPORT_LISTS[input.list]
  const given = Object.entries((kind && filters[kind]) ?? {}).filter(([, value]) => value !== null && value !== undefined)
  const format = input.format ?? 'CSV'
  const request: ExportRequest = { chainId: input.chainId, format, filter: Object.fromEntries(given) }
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(ctx.clock.now().getTime() + LASTS_MS)
  await ctx.write(async tx => {
    await tx.run(sql`insert into export_link (tenant_id, id, token_hash, staff_id, list, request, expires_at)
      values (${tx.tenantId}, ${uuid()}, ${hashToken(token)}, ${actor.staffId}, ${input.list}, ${JSON.stringify(request)}, ${expiresAt})`)
    // Which fields narrowed it, not their values: a search may be a name.
    await audit(tx, ctx, {
      action: 'exportLinkCreate',
      objectType: 'Export',
      chainId: input.chainId,
      detail: { list: input.list, format, filters: given.map(([name]) => name) }
    })
  })
  return { path: `/exports/${token}`, expiresAt }
}

export interface OpenedExport {
  readonly list: ExportListName
  readonly format: ExportFormat
  readonly filter: object
  readonly scope: ExportScope
}

/** What a link opens, recorded before its first row leaves. @throws Refusal NOT_FOUND for any link that is not this person's, or not any more */
export async function openExport(ctx: Context, token: string): Promise<OpenedExport> {
  const tx = await ctx.read()
  const link = await tx.first<{ list: ExportListName; request: ExportRequest }>(sql`
    select list, request from export_link
    where tenant_id = ${tx.tenantId} and token_hash = ${hashToken(token)} and staff_id = ${ctx.actor.staffId ?? null}::uuid and expires_at > ${ctx.clock.now()}`)
  if (!link || !(link.list in EXPORT_LISTS)) throw new Refusal('NOT_FOUND')
  const { chainId, filter, format = 'CSV' } = link.request
  const scope = await scopeOf(ctx, link.list, chainId)
  const phones = EXPORT_LISTS[link.list].filter === 'customer' ? { phones: phonesInFull(scope.rights, chainId) ? 'full' : 'masked' } : {}
  await ctx.write(unit =>
    audit(unit, ctx, { action: 'exportDownload', objectType: 'Export', chainId, detail: { list: link.list, format, ...phones } })
  )
  return { list: link.list, format, filter, scope }
}
