/** What the walks through the studio look at: of every kind a draft with figures changed by hand and a version that waits for its day, and so of a store. */
import type { Page } from 'playwright-core'
import type { World } from './journey.ts'
import { ask, signIn, withPage } from './person.ts'
import { act, addSecond, approvedByAnother, chainOf } from './studio.ts'

const BACKTESTED_WITHIN_MS = 120_000

/** Of each kind, the figures that are changed, by their place in the editor. */
const FIGURES = {
  tier: { 'at-tiers-0-routes-0-all-0-value': '40' },
  earning: { 'at-pointsPer-points': '2' },
  benefit: { 'at-tiers-0-paysPercent': '78' },
  profile: { 'at-basic-weight': '30', 'at-extended-weight': '70' }
} as const
type Kind = keyof typeof FIGURES
const KINDS = Object.keys(FIGURES) as readonly Kind[]

/** Addresses of pages. */
interface Studio {
  readonly draft: string
  /** Approved, without a day. */
  readonly approved: string
  /** The draft beside what is in force. */
  readonly compared: string
}

export interface Drafts {
  readonly kinds: readonly Studio[]
  readonly store: Studio
  /** Handed in by a colleague, for whoever looks at it to approve. */
  readonly submitted: string
}

interface Made {
  readonly policy: { readonly id: string; readonly revision: number }
}

const DRAFTED = 'policy { id revision }'
const pageOf = (kind: Kind, id = '') => `/policies/${kind}/${id}`

async function write(page: Page, url: string, kind: Kind, name: string): Promise<string> {
  const { id: chainId } = await chainOf(page)
  const { policy } = await act<Made>(page, 'policyDraftCreate', { chainId, kind: kind.toUpperCase(), name }, DRAFTED)
  await page.goto(url + pageOf(kind, policy.id))
  for (const [place, figure] of Object.entries(FIGURES[kind])) await page.locator(`#${place}`).fill(figure)
  await page.getByText(/已自动保存$/).waitFor()
  return policy.id
}

async function writeOfStore(page: Page, storeId: string, name: string): Promise<string> {
  const { id: chainId } = await chainOf(page)
  const { policy } = await act<Made>(page, 'policyDraftCreate', { chainId, storeId, kind: 'BENEFIT', name }, DRAFTED)
  const rules = { storeLines: [{ key: 'tiers.A.paysPercent', value: 78 }] }
  await act(page, 'policyDraftSave', { ...policy, rules }, 'policy { id }')
  return policy.id
}

const submit = (page: Page, id: string) => act(page, 'policySubmit', { id }, 'policy { id }', 'PolicyActInput')

/** With what has been seen to change, which its page shows and its day asks about. */
async function backtest(page: Page, url: string, id: string): Promise<void> {
  await act(page, 'backtestStart', { policyId: id, months: 6 }, 'backtest { id }')
  await page.goto(url + pageOf('tier', id))
  await page.locator('.backtest .tiers').waitFor({ timeout: BACKTESTED_WITHIN_MS })
}

async function inForce(page: Page, kind: Kind): Promise<string> {
  const query =
    'query ($chain: ID!, $kind: PolicyKind!) { policyVersions(chainId: $chain, kind: $kind, first: 50) { nodes { id status } } }'
  interface Found {
    readonly policyVersions: { readonly nodes: readonly { readonly id: string; readonly status: string }[] }
  }
  const { nodes } = (await ask<Found>(page, query, { chain: (await chainOf(page)).id, kind: kind.toUpperCase() })).policyVersions
  return nodes.find(({ status }) => status === 'IN_FORCE')!.id
}

/** The one whose page is looked at: the first of the list. */
async function firstStore(page: Page, url: string): Promise<string> {
  await page.goto(`${url}/stores`)
  const address = await page.locator('main a[href^="/stores/"]').first().getAttribute('href')
  return address!.split('/').at(-1)!
}

/** In Chinese, as everything that a person of 蜀步 writes. */
const by = (world: World, account: Parameters<typeof signIn>[2], work: (page: Page) => Promise<void>) =>
  withPage(world, { locale: 'zh-CN' }, async page => {
    await signIn(page, world.system, account)
    await work(page)
  })

async function startDrafts(world: World): Promise<Drafts> {
  const { url } = world.system
  const hq = world.system.account('HQ', '蜀步')
  let second = hq
  await by(world, hq, async page => void (second = await addSecond(page, '秦晓曼', 'HQ-W')))
  const ids: Record<string, string> = {}
  const writeAll = async (page: Page, what: string, name: string) => {
    for (const kind of KINDS) ids[`${kind} ${what}`] = await write(page, url, kind, name)
  }
  let drafts: Drafts | undefined
  await by(world, hq, async page => {
    await by(world, second, async other => {
      await Promise.all([writeAll(page, 'draft', '想改的数'), writeAll(other, 'approved', '等定日子')])
      ids['submitted'] = await write(other, url, 'tier', '等人批准')
      await submit(other, ids['submitted'])
    })
    const storeId = await firstStore(page, url)
    const home = `/stores/${storeId}/benefits`
    ids['store draft'] = await writeOfStore(page, storeId, '本店八折改七八折')
    ids['store approved'] = await writeOfStore(page, storeId, '本店等定日子')
    const handedIn = [...KINDS, 'store'].map(what => ids[`${what} approved`]!)
    for (const id of handedIn) await submit(page, id)
    await approvedByAnother(page, world, ...handedIn)
    for (const what of ['draft', 'approved']) await backtest(page, url, ids[`tier ${what}`]!)
    const kinds = await Promise.all(
      KINDS.map(async kind => ({
        draft: pageOf(kind, ids[`${kind} draft`]),
        approved: pageOf(kind, ids[`${kind} approved`]),
        compared: `${pageOf(kind)}compare?left=${await inForce(page, kind)}&right=${ids[`${kind} draft`]}`
      }))
    )
    const compared = `${home}/compare?left=${ids['store approved']}&right=${ids['store draft']}`
    const store = { draft: `${home}/${ids['store draft']}`, approved: `${home}/${ids['store approved']}`, compared }
    drafts = { kinds, store, submitted: pageOf('tier', ids['submitted']) }
  })
  return drafts!
}

let started: Promise<Drafts> | undefined

/** The same for every walk. */
export const draftsOf = (world: World): Promise<Drafts> => (started ??= startDrafts(world))
