/**
 * What a second person meets, in words of one's own language: a draft that was handed in while one types, one's own work to approve, and a day that another
 * version of the same rules has already.
 */
import type { Page } from 'playwright-core'
import type { Journey, World } from '../journey.ts'
import { demand, settled, signIn, withPage } from '../person.ts'
import { act, addSecond, approvedByAnother, as, chainOf, tag } from '../studio.ts'
import type { Account } from '../system.ts'

interface Words {
  readonly locale: 'en' | 'zh-CN'
  readonly name: string
  readonly submit: string
  readonly approve: string
  readonly setDay: string
  readonly takeBack: string
  readonly scheduled: string
  readonly approved: string
  readonly submitted: string
  readonly why: string
  readonly inForceFrom: RegExp
  readonly unseen: RegExp
  readonly frozen: string
  readonly own: string
  readonly ownRefused: string
  readonly dayTaken: string
}
const EN: Words = {
  locale: 'en',
  name: 'Name',
  submit: 'Submit',
  approve: 'Approve',
  setDay: 'Set the day',
  takeBack: 'Take the day back',
  scheduled: 'Scheduled',
  approved: 'Approved',
  submitted: 'To approve',
  why: 'Why it is published unseen',
  inForceFrom: /^In force from/,
  unseen: /scheduled it for .+, its effect not seen[^]*the same rules as before/,
  frozen: 'This is no draft any more; what you typed is not saved.',
  own: 'You wrote or submitted this version: somebody else at headquarters approves it.',
  ownRefused: 'Somebody else has to approve what you wrote or submitted.',
  dayTaken: 'Another version is scheduled already. Take its day back first.'
}
const ZH: Words = {
  locale: 'zh-CN',
  name: '名字',
  submit: '提交审批',
  approve: '批准',
  setDay: '定生效日',
  takeBack: '取消生效日',
  scheduled: '待生效',
  approved: '已批准',
  submitted: '待批',
  why: '为什么不看影响就发布',
  inForceFrom: /^定于.+生效$/,
  unseen: /没有看影响，定于.+生效[^]*the same rules as before/,
  frozen: '这份草稿已经不是草稿了，你这里的改动没有保存。',
  own: '这一版是你写的或提交的，要由总部的另一位来批准。',
  ownRefused: '自己写的或提交的，要由别人来批准。',
  dayTaken: '已有一个版本排定了生效日，请先取消它的排期。'
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const dialogButton = (page: Page, name: string | RegExp) => page.getByRole('dialog').getByRole('button', { name, exact: true })

/** Whoever writes it cannot approve it. */
async function draftOf(page: Page, url: string, chainId: string): Promise<string> {
  const made = { chainId, kind: 'PROFILE', name: 'At once' }
  const { policy } = await act<{ policy: { id: string } }>(page, 'policyDraftCreate', made, 'policy { id }')
  return `${url}/policies/profile/${policy.id}`
}

async function open(page: Page, version: string): Promise<void> {
  await page.goto(version)
  await settled(page)
}

async function handIn(page: Page, version: string, words: Words): Promise<void> {
  await open(page, version)
  await button(page, words.submit).click()
  await dialogButton(page, words.submit).click()
  await tag(page, words.submitted)
}

/** What the one types after the other has handed it in is kept from being saved, and said so. */
async function editSubmitted(editor: Page, submitter: Page, version: string, [mine, theirs]: readonly [Words, Words]): Promise<void> {
  await open(editor, version)
  await handIn(submitter, version, theirs)
  await editor.getByRole('textbox', { name: mine.name, exact: true }).fill('too late')
  await editor.getByText(mine.frozen).waitFor()
}

/** The page offers no approval of one's own work; where a button is left from before the rule held, the act is refused. */
async function approveOwn(page: Page, version: string, words: Words): Promise<void> {
  await open(page, version)
  await page.getByText(words.own).waitFor()
  demand((await button(page, words.approve).count()) === 0, 'the own work can be approved')
  await page.route('**/graphql', async route => {
    const response = await route.fetch()
    await route.fulfill({ response, body: (await response.text()).replaceAll('"awaitsViewer":false', '"awaitsViewer":true') })
  })
  await page.reload()
  await button(page, words.approve).click()
  await page.unroute('**/graphql')
  await dialogButton(page, words.approve).click()
  await page.getByRole('dialog').getByText(words.ownRefused).waitFor()
  await page.keyboard.press('Escape')
}

async function fillDay(page: Page, version: string, words: Words): Promise<void> {
  await open(page, version)
  await button(page, words.setDay).click()
  await page.getByRole('dialog').getByLabel(words.why).fill('the same rules as before')
}
const sendDay = (page: Page, words: Words) => dialogButton(page, words.inForceFrom).click()
/** True where it got its day, false where the other one's stands in the way. */
async function gotDay(page: Page, words: Words): Promise<boolean> {
  const done = page.locator('.head .tag', { hasText: words.scheduled })
  const refused = page.getByRole('dialog').getByText(words.dayTaken)
  await done.or(refused).first().waitFor()
  return (await done.count()) > 0
}
async function takeDayBack(page: Page, words: Words): Promise<void> {
  await button(page, words.takeBack).click()
  await page.getByRole('alertdialog').getByRole('button', { name: words.takeBack, exact: true }).click()
  await tag(page, words.approved)
}

/** Two versions, two people, one moment; then the one that lost first, so that each is told in its own language. */
async function publishAtOnce(pages: readonly [Page, Page], versions: readonly [string, string]): Promise<void> {
  const words = [EN, ZH] as const
  await Promise.all(pages.map((page, at) => fillDay(page, versions[at]!, words[at]!)))
  await Promise.all(pages.map((page, at) => sendDay(page, words[at]!)))
  const got = await Promise.all(pages.map((page, at) => gotDay(page, words[at]!)))
  demand(got.filter(Boolean).length === 1, `${got.filter(Boolean).length} of two versions got the day`)
  const [first, then] = got[0] ? [0, 1] : [1, 0]
  await takeDayBack(pages[first]!, words[first]!)
  await sendDay(pages[then]!, words[then]!)
  demand(await gotDay(pages[then]!, words[then]!), 'the day that is free again cannot be had')
  await pages[then]!.getByText(words[then]!.unseen).first().waitFor()
  await fillDay(pages[first]!, versions[first]!, words[first]!)
  await sendDay(pages[first]!, words[first]!)
  demand(!(await gotDay(pages[first]!, words[first]!)), 'two versions have a day')
  await takeDayBack(pages[then]!, words[then]!)
}

/** Two of headquarters at their desks, the one in English, the other in Chinese. */
const both = (world: World, first: Account, second: Account, work: (en: Page, zh: Page) => Promise<void>) =>
  as(world, first, en =>
    withPage(world, { locale: 'zh-CN' }, async zh => {
      await signIn(zh, world.system, second)
      await work(en, zh)
    })
  )

export const journeys: readonly Journey[] = [
  {
    name: 'two of headquarters at once: a submitted draft, the own work, a day that is taken; each is refused in his or her own language',
    async walk(world) {
      const { url } = world.system
      const hq = world.system.account('HQ', '蜀步')
      let second = hq
      await as(world, hq, async page => void (second = await addSecond(page, '钟秀英', 'HQ3')))
      await both(world, hq, second, async (en, zh) => {
        const { id } = await chainOf(en)
        const [one, two] = [await draftOf(en, url, id), await draftOf(zh, url, id)]
        await editSubmitted(en, zh, one, [EN, ZH])
        await editSubmitted(zh, en, two, [ZH, EN])
        await approveOwn(en, one, EN)
        await approveOwn(zh, two, ZH)
        // Both have written on both: a third person approves.
        await approvedByAnother(en, world, one, two)
        await publishAtOnce([en, zh], [one, two])
      })
    }
  }
]
