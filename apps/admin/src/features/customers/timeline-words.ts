/** What happened, in words: one title and one supporting line per kind of entry. */
import { ArrowDown, ArrowUp, Coins, Footprints, MessageSquareText, ShoppingBag, Ticket, Undo2, UserPlus, Users } from '@lucide/vue'
import type { TimelineItem } from '../../ui/shapes.ts'
import type { TimelineNode } from './useCustomer.ts'
import { tierName, type Words } from './why.ts'

export interface Happening extends TimelineItem {
  readonly title: string
  readonly aside?: string | undefined
  readonly detail?: string | undefined
  readonly link?: { readonly to: string; readonly text: string } | undefined
}
type Said = Pick<Happening, 'title' | 'aside' | 'detail' | 'link' | 'icon' | 'tone'>
interface More extends Words {
  readonly goods: (purchase: NonNullable<TimelineNode['purchase']>) => string
  readonly join: (parts: readonly string[]) => string
}

function purchase(p: NonNullable<TimelineNode['purchase']>, { t, f, goods, join }: More): Said {
  const points = p.points ? t('customers.timeline.points', { n: f.change(p.points) }, Math.abs(p.points)) : ''
  return {
    icon: ShoppingBag,
    title: t(p.voidedAt ? 'customers.timeline.voided' : 'customers.timeline.purchase', { sum: f.money(p.paid) }),
    aside: t('customers.timeline.receipt', { no: p.receiptNo }),
    detail: join([goods(p), points].filter(Boolean)),
    link: { to: `/receipts/${p.id}`, text: t('customers.timeline.details') }
  }
}
function returned(r: NonNullable<TimelineNode['purchaseReturn']>, { t, f }: More): Said {
  const sum = f.money({ minor: -r.refunded.minor, currency: r.refunded.currency })
  return {
    icon: Undo2,
    title: t('customers.timeline.return', { sum }),
    aside: r.purchase
      ? t('customers.timeline.ofReceipt', { no: r.purchase.receiptNo })
      : t('customers.timeline.returnNo', { no: r.returnNo }),
    detail: r.unmatchedUnits
      ? t('customers.timeline.unmatched', { n: r.unmatchedUnits }, r.unmatchedUnits)
      : t('customers.timeline.units', { n: r.units }, r.units),
    link: r.purchase ? { to: `/receipts/${r.purchase.id}`, text: t('customers.timeline.details') } : undefined
  }
}
function tierChange(c: NonNullable<TimelineNode['tierChange']>, words: More): Said {
  const { t } = words
  const to = tierName({ status: c.toStatus, key: c.toKey }, words)
  const from = c.fromStatus ? tierName({ status: c.fromStatus, key: c.fromKey }, words) : undefined
  const level = (status: string | null, rank: number | null): number => (status === 'TIER' ? (rank ?? 98) : status === 'LOST' ? 100 : 99)
  const up = level(c.toStatus, c.toRank) < level(c.fromStatus, c.fromRank)
  const first = !from || c.fromStatus === 'NONE'
  const key = c.toStatus === 'LOST' ? 'lost' : first ? 'first' : up ? 'up' : 'down'
  return {
    icon: up || first ? ArrowUp : ArrowDown,
    tone: 'tier',
    title: t(`customers.timeline.tier.${key}`, { from: from ?? '', to }),
    detail: t('customers.timeline.cause', { cause: t(`customers.cause.${c.cause}`), version: c.policyVersion })
  }
}
function pointEntry(e: NonNullable<TimelineNode['pointEntry']>, { t, f }: More): Said {
  return {
    icon: Coins,
    title: t(`customers.pointKind.${e.kind}`),
    aside: t('customers.timeline.points', { n: f.change(e.amount) }, Math.abs(e.amount)),
    detail: e.reason ?? (e.purchase ? t('customers.timeline.ofReceipt', { no: e.purchase.receiptNo }) : undefined)
  }
}

function said(node: TimelineNode, words: More): Said {
  const { t, f, join } = words
  if (node.purchaseReturn) return returned(node.purchaseReturn, words)
  if (node.tierChange) return tierChange(node.tierChange, words)
  if (node.pointEntry) return pointEntry(node.pointEntry, words)
  if (node.voucherEntry) {
    const { kind, amount, voucher, reason } = node.voucherEntry
    return {
      icon: Ticket,
      title: t(`customers.timeline.voucher.${kind}`),
      aside: f.money(amount),
      detail: join([voucher?.maskedCode, reason].filter((s): s is string => Boolean(s)))
    }
  }
  if (node.visit) {
    const by = node.visit.recordedBy?.name
    return {
      icon: Footprints,
      title: t('customers.timeline.visit'),
      aside: node.visit.store.name,
      detail: join([node.visit.note, by].filter((s): s is string => Boolean(s)))
    }
  }
  if (node.consent) {
    const { channel, purpose, granted, source } = node.consent
    const values = { channel: t(`customers.channel.${channel}`), purpose: t(`customers.purpose.${purpose}`) }
    return {
      icon: MessageSquareText,
      title: t(granted ? 'customers.timeline.consentYes' : 'customers.timeline.consentNo', values),
      detail: source
    }
  }
  if (node.kind === 'REFERRAL') {
    const link = node.referred ? { to: `/customers/${node.referred.id}`, text: node.referred.name } : undefined
    return { icon: UserPlus, title: t('customers.timeline.referral'), link }
  }
  if (node.kind === 'ASSIGNMENT') {
    return {
      icon: Users,
      title: !node.group
        ? t('customers.timeline.unassigned')
        : node.keeper
          ? t('customers.timeline.kept', { group: node.group.name, keeper: node.keeper.name })
          : t('customers.timeline.assigned', { group: node.group.name })
    }
  }
  if (node.purchase) return purchase(node.purchase, words)
  return { icon: UserPlus, title: t('customers.timeline.registered') }
}

/** Newest first; the year stands where it changes and is not this one. */
export function happenings(nodes: readonly TimelineNode[], words: More): Happening[] {
  const { f, today } = words
  return nodes.map((node, i) => {
    const year = node.on.slice(0, 4)
    const before = nodes[i - 1]?.on.slice(0, 4) ?? today.slice(0, 4)
    const { icon, ...rest } = said(node, words)
    // The year is named once above, so the day goes without.
    const date = year === today.slice(0, 4) ? f.day(node.on) : f.date(`${today.slice(0, 4)}${node.on.slice(4)}`)
    return { id: node.id, date, dateTime: node.on, year: year === before ? undefined : year, icon: icon, ...rest }
  })
}
