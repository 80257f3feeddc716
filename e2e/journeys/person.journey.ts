/** What people do: sign in in either language, register a customer, record receipts and read why the tier changed; and be refused what a role may not. */
import type { Journey } from '../journey.ts'
import { ask, demand, settled, signIn, withPage } from '../person.ts'

const languages: Journey[] = [
  ['zh-CN', '概览', '蜀步'],
  ['en', 'Overview', 'Harbour']
].map(([locale, title, company]) => ({
  name: `sign in and land on the overview, ${locale}`,
  walk: world =>
    withPage(world, { locale: locale as 'en' }, async page => {
      await signIn(page, world.system, world.system.account('HQ', company))
      await settled(page)
      await page.getByRole('heading', { level: 1, name: title as string }).waitFor()
    })
}))

const tierChange: Journey = {
  name: 'a customer who buys twice becomes a B, and the page says why',
  walk: world =>
    withPage(world, { locale: 'en' }, async page => {
      await page.goto(world.system.url)
      await signIn(page, world.system, world.system.account('HQ', 'Harbour'))
      const { viewer } = await ask<{ viewer: { chains: { id: string; stores: { nodes: { id: string }[] } }[] } }>(
        page,
        '{ viewer { chains { id stores { nodes { id } } } } }',
        {}
      )
      const chain = viewer.chains[0]
      const storeId = chain?.stores.nodes[0]?.id
      const made = await ask<{ customerRegister: { customer: { id: string } | null; userErrors: unknown[] } }>(
        page,
        'mutation($input: CustomerRegisterInput!) { customerRegister(input: $input) { customer { id } userErrors { code field } } }',
        { input: { chainId: chain?.id, storeId, name: 'Journey Walker', phone: '+447911123456', captureSource: 'TILL' } }
      )
      const id = made.customerRegister.customer?.id
      demand(Boolean(id), `not registered: ${JSON.stringify(made)}`)
      const buy = (receiptNo: string) =>
        ask(page, 'mutation($input: PurchaseRecordInput!) { purchaseRecord(input: $input) { repeated userErrors { code field } } }', {
          input: {
            chainId: chain?.id,
            storeId,
            customerId: id,
            receiptNo,
            happenedAt: new Date(Date.now() - 60_000).toISOString(),
            lines: [{ itemCode: 'JW1', itemName: 'Walking shoe', quantity: 1, amountMinor: 9_500 }]
          }
        })
      await buy('JOURNEY-1')
      await page.goto(`${world.system.url}/customers/${id}`)
      await page
        .getByText(/^C, because/)
        .first()
        .waitFor()
      await buy('JOURNEY-2')
      await page.reload()
      await page
        .getByText(/^B, because/)
        .first()
        .waitFor()
    })
}

const refused: Journey = {
  name: 'an associate sees neither the audit log nor the API clients',
  walk: world =>
    withPage(world, { locale: 'zh-CN' }, async page => {
      await signIn(page, world.system, world.system.account('ASSOCIATE', '蜀步'))
      for (const address of ['/audit', '/api-clients']) {
        await page.goto(world.system.url + address)
        await page.getByRole('heading', { name: '这里没有你能看的内容' }).waitFor()
      }
      demand((await page.locator('nav a[href="/audit"]').count()) === 0, 'the audit log is in the navigation')
    })
}

export const journeys: readonly Journey[] = [...languages, tierChange, refused]
