/**
 * AUDIT-1, INC-9: a store manager carries out the checklist of files on the phone, each answer kept as it is given; the operator a system check, in which a critical item
 * fails; headquarters reads what was found.
 */
import path from 'node:path'
import type { Page } from 'playwright-core'
import type { Journey } from '../journey.ts'
import { ask, demand, settled, SHOTS } from '../person.ts'
import { act, as, chainOf } from '../studio.ts'

const items = (page: Page) => page.locator('li[data-item]')

async function begin(page: Page, url: string, list: string): Promise<string> {
  const { id: chain } = await chainOf(page)
  const query = 'query ($chain: ID!) { stores(chainId: $chain, first: 1) { nodes { id } } }'
  const { stores } = await ask<{ stores: { nodes: { id: string }[] } }>(page, query, { chain })
  await page.goto(`${url}/checklists?store=${stores.nodes[0]!.id}`)
  await settled(page)
  await page.getByRole('button', { name: '开始清单' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: '清单' }).selectOption({ label: list })
  await dialog.getByRole('button', { name: '开始清单' }).click()
  await page.waitForURL(/\/checklists\/runs\/[0-9a-f-]{36}$/)
  await items(page).first().waitFor()
  return page.url()
}

/** Answers what is open with “passed”, with a note where one is asked for. */
async function passAll(page: Page, except: string): Promise<void> {
  for (const item of await items(page).all()) {
    if ((await item.locator('.answers').count()) === 0 || (await item.getAttribute('data-item')) === except) continue
    const note = item.getByRole('textbox')
    if (await note.count()) await note.fill('现场看过')
    await item.getByRole('button', { name: '合格', exact: true }).click()
    await item.getByText('已保存', { exact: true }).waitFor()
  }
}

async function fail(page: Page, key: string, note: string): Promise<void> {
  const item = page.locator(`li[data-item="${key}"]`)
  await item.getByRole('button', { name: '不合格', exact: true }).click()
  await item.getByText('写下看到的情况后才会保存').waitFor()
  await item.getByRole('textbox').fill(note)
  await item.getByRole('textbox').blur()
  await item.getByText('已保存', { exact: true }).waitFor()
}

async function close(page: Page): Promise<void> {
  await page.getByRole('button', { name: '结束清单' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '结束清单' }).click()
  await page.locator('.head .tag', { hasText: '已结束' }).waitFor()
  await settled(page)
}

/** By somebody else, while the page stands open: another version, of the ready list. */
async function resetUnseen(page: Page, kind: string): Promise<void> {
  const { id: chainId } = await chainOf(page)
  const query = 'query ($chain: ID!) { chain(id: $chain) { checklists { kind no } } }'
  const { chain } = await ask<{ chain: { checklists: { kind: string; no: number }[] } }>(page, query, { chain: chainId })
  const basedOn = chain.checklists.find(list => list.kind === kind)!.no
  await act(page, 'checklistReset', { chainId, kind, basedOn }, 'checklist { no }')
}

export const journeys: readonly Journey[] = [
  {
    name: 'a manager carries out the checklist of files on the phone, an operator a system check that fails',
    walk: async world => {
      const { url } = world.system
      const phone = { locale: 'zh-CN', width: 390 } as const
      await as(
        world,
        world.system.account('STORE_MANAGER', '蜀步'),
        async page => {
          const address = await begin(page, url, '顾客档案管理')
          await fail(page, 'duplicates', '两位顾客各有两份档案')
          await page.screenshot({ path: path.join(SHOTS, 'checklist-run-zh-390.png') })
          await page.goto(address)
          await page.locator('li[data-item="duplicates"] button[aria-pressed="true"]', { hasText: '不合格' }).waitFor()
          demand(await page.getByRole('button', { name: '结束清单' }).isDisabled(), 'it could be closed with items left')
          await passAll(page, 'duplicates')
          await close(page)
          await page.getByText('检查通过：1项不合格').waitFor()
        },
        phone
      )
      let address = ''
      await as(
        world,
        world.system.account('OPERATOR', '蜀步'),
        async page => {
          address = await begin(page, url, '门店系统检查')
          demand((await page.locator('li[data-item="registrationRate"]').locator('.answers').count()) === 0, 'the rate is asked for')
          await passAll(page, 'privacy')
          await fail(page, 'privacy', '收银台有顾客名单纸条')
          await close(page)
          await page.getByText('检查未通过：1项不合格，其中关键项1项').waitFor()
          await page.screenshot({ path: path.join(SHOTS, 'checklist-closed-zh-390.png'), fullPage: true })
        },
        phone
      )
      await as(world, world.system.account('HQ', '蜀步'), async page => {
        await page.goto(address)
        await page.getByText('Check failed: 1 failed, 1 of them critical').waitFor()
        await page.goto(`${url}/checklists?state=CLOSED`)
        await settled(page)
        await page.screenshot({ path: path.join(SHOTS, 'checklists-en-1440.png') })
      })
    }
  },
  {
    name: 'headquarters writes a checklist anew by keys, and goes back to the ready one',
    walk: async world => {
      const { url } = world.system
      const account = world.system.account('HQ', '蜀步')
      await as(world, account, async page => {
        await page.goto(`${url}/checklists`)
        await settled(page)
        await page.getByRole('button', { name: 'Edit checklists' }).click()
        await page.getByRole('link', { name: 'Developing customers' }).click()
        await page.getByRole('heading', { level: 1, name: 'Developing customers' }).waitFor()
        await settled(page)
        const edited = page.locator('li[id^="item-"]')
        const before = await edited.count()
        await page.getByRole('button', { name: 'Add an item' }).click()
        await page.keyboard.type('橱窗里有会员权益')
        await page.keyboard.press('Control+Enter')
        const added = edited.last()
        await added.getByText('This has to be filled in.').waitFor()
        await added.getByLabel('What is asked, in English').fill('The window shows members’ benefits')
        await added.getByLabel('How to check it, in Chinese').fill('从街上看')
        await added.getByLabel('How to check it, in English').fill('Look from the street')
        await added.getByLabel('How to check it, in English').press('Alt+ArrowUp')
        await page.getByText(`Item ${before}`, { exact: true }).waitFor()
        demand(
          (await edited
            .nth(before - 1)
            .getByLabel('What is asked, in Chinese')
            .inputValue()) === '橱窗里有会员权益',
          'the item did not move'
        )
        await page.screenshot({ path: path.join(SHOTS, 'checklist-edit-en-1440.png'), fullPage: true })
        await page.goBack()
        await page.getByRole('alertdialog').getByRole('button', { name: 'Go on writing' }).click()
        await page.getByRole('button', { name: 'Save as a new version' }).click()
        await page.getByText('Saved: it counts for checklists drawn from now on.').waitFor()
        await page.locator('.head .tag', { hasText: 'own list' }).waitFor()
      })
      const phone = { locale: 'zh-CN', width: 390 } as const
      await as(
        world,
        world.system.account('STORE_MANAGER', '蜀步'),
        async page => {
          await begin(page, url, '顾客开发')
          await page.getByText('橱窗里有会员权益').waitFor()
          await page.goto(`${url}/checklists/lists`)
          demand((await page.getByText('清单内容').count()) === 0, 'a store manager opens what headquarters writes')
        },
        phone
      )
      await as(
        world,
        account,
        async page => {
          await page.goto(`${url}/checklists/lists`)
          await settled(page)
          await page.screenshot({ path: path.join(SHOTS, 'checklist-lists-zh-390.png') })
          await page.goto(`${url}/checklists/lists/developing`)
          const edited = page.locator('li[id^="item-"]')
          await edited.first().waitFor()
          await settled(page)
          const before = await edited.count()
          await page.screenshot({ path: path.join(SHOTS, 'checklist-edit-zh-390.png') })
          await page.getByRole('button', { name: '恢复现成清单' }).click()
          await page.getByRole('alertdialog').getByRole('button', { name: '恢复现成清单' }).click()
          await page.locator('.head .tag', { hasText: '现成清单' }).waitFor()
          demand((await edited.count()) === before - 1, 'the written item stayed')
          const title = page.getByLabel('标题（中文）')
          await title.fill('发展顾客')
          await resetUnseen(page, 'DEVELOPING')
          await title.press('Control+Enter')
          await page.locator('.head .tag', { hasText: '自订清单' }).waitFor()
          await title.fill('另一个标题')
          await resetUnseen(page, 'DEVELOPING')
          await title.press('Control+Enter')
          await page.getByText('别人刚改过').waitFor()
          demand((await title.inputValue()) === '另一个标题', 'what was written is gone')
          await page.getByRole('button', { name: '查看新内容' }).click()
          await page.locator('.head .tag', { hasText: '现成清单' }).waitFor()
        },
        phone
      )
    }
  }
]
