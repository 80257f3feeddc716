/**
 * A tier that is taken out of the rules while others name it: headquarters is told so as it writes, with the way to what names it, and once more where the
 * version is to get its day, which is refused.
 */
import { listen, type Look } from '../browser.ts'
import type { Journey, World } from '../journey.ts'
import { demandNone, lookAt, lookName, LOOKS } from '../looks.ts'
import { settled, signIn, withPage } from '../person.ts'
import { act, approvedByAnother, chainOf, inDialog, press } from '../studio.ts'

const WORDS = {
  'zh-CN': {
    cut: '删掉B',
    copy: '复制A',
    raised: /^按会员权益第\d+版（生效中），.+要付全价，比它低的B只付85%。$/,
    named: /^会员权益第\d+版（生效中）还提到B：这一级的待遇/,
    given: /^人工给的B（手工分类\d+个）/,
    day: '定生效日',
    why: '为什么不看影响就发布',
    confirm: /^定于.+生效$/,
    refused: '别的规则还提到这一版没有的分类：B。请先批准它们的下一版，再定同一天生效。',
    saved: /已自动保存$/
  },
  en: {
    cut: 'Delete B',
    copy: 'Duplicate A',
    raised: /^By Benefits, Version \d+ \(In force\), .+ pays the full price, while B, a lower tier, pays 85%\.$/,
    named: /^Benefits, Version \d+ \(In force\) names B: what the tier gets/,
    given: /^B, as given by people \(\d+ override/,
    day: 'Set the day',
    why: 'Why it is published unseen',
    confirm: /^In force from/,
    refused: 'Other rules name tiers that this version lacks: B. Approve their next versions first; they can follow on the same day.',
    saved: /^Saved at \d\d:\d\d$/
  }
} as const

interface Made {
  readonly policy: { readonly id: string }
}

async function walk(world: World, at: Look): Promise<void> {
  const words = WORDS[at.locale]
  await withPage(world, at, async page => {
    const complaints = listen(page)
    await signIn(page, world.system, world.system.account('HQ', '蜀步'))
    const { id: chainId } = await chainOf(page)
    const { policy } = await act<Made>(page, 'policyDraftCreate', { chainId, kind: 'TIER', name: 'A, C' }, 'policy { id }')
    await page.goto(`${world.system.url}/policies/tier/${policy.id}`)
    await press(page, words.cut)
    await page.getByText(words.saved).waitFor()
    await page.getByText(words.named).waitFor()
    await page.getByText(words.given).waitFor()
    await settled(page)
    await page.locator('.missed').scrollIntoViewIfNeeded()
    const faults = await lookAt(page, 'dropped-tier-draft', at, complaints)
    await act(page, 'policySubmit', { id: policy.id }, 'policy { id }', 'PolicyActInput')
    await approvedByAnother(page, world, policy.id)
    await page.reload()
    await press(page, words.day)
    await page.getByRole('dialog').getByText(words.named).waitFor()
    await page.getByRole('dialog').getByLabel(words.why).fill('-')
    await inDialog(page, words.confirm)
    await page.getByRole('dialog').getByText(words.refused).waitFor()
    await page.getByRole('dialog').getByText(words.refused).scrollIntoViewIfNeeded()
    await settled(page)
    faults.push(...(await lookAt(page, 'dropped-tier-day', at, complaints)))
    await page.getByRole('dialog').getByText(words.named).getByRole('link').click()
    await page.waitForURL(/\/policies\/benefit\//)
    // Others find the chain as it was.
    const back = { id: policy.id, comment: 'not without the others' }
    const { policy: again } = await act<Made>(page, 'policySendBack', back, 'policy { id }', 'PolicyCommentInput')
    await act(page, 'policyDraftDiscard', { id: again.id }, 'policy { id }', 'PolicyActInput')
    demandNone(faults)
  })
}

/** Who rises to a tier of which the benefits say nothing would pay the full price. */
async function above(world: World, at: Look): Promise<void> {
  const words = WORDS[at.locale]
  await withPage(world, at, async page => {
    const complaints = listen(page)
    await signIn(page, world.system, world.system.account('HQ', '蜀步'))
    const { id: chainId } = await chainOf(page)
    const { policy } = await act<Made>(page, 'policyDraftCreate', { chainId, kind: 'TIER', name: 'A, A2, B, C' }, 'policy { id }')
    await page.goto(`${world.system.url}/policies/tier/${policy.id}`)
    await press(page, words.copy)
    await page.getByText(words.raised).waitFor()
    await page.locator('.raised').scrollIntoViewIfNeeded()
    await settled(page)
    const faults = await lookAt(page, 'raised-pay-draft', at, complaints)
    await act(page, 'policyDraftDiscard', { id: policy.id }, 'policy { id }', 'PolicyActInput')
    demandNone(faults)
  })
}

export const journeys: readonly Journey[] = LOOKS.flatMap(at => [
  { name: `a tier that others name is not dropped unseen ${lookName(at)}`, walk: world => walk(world, at) },
  { name: `a tier above others that has no benefits is told ${lookName(at)}`, walk: world => above(world, at) }
])
