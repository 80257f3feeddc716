/** Headquarters brings a file: uploads it, reads what would happen, imports it, downloads the report; the customer it brought has her tier. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Journey } from '../journey.ts'
import { ask, demand, SHOTS, signIn, withPage } from '../person.ts'

const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10)
const FILE = [
  'Receipt number,Store code,Date and time,Member number,Customer name,Item code,Item name,Units,Amount paid',
  `IMP-1,LCG,${day(40)} 11:00,IMPORT-1,Imported Walker,IW-1,Imported shoe,1,95.00`,
  `IMP-1,LCG,${day(40)} 11:00,IMPORT-1,Imported Walker,IW-2,Imported laces,2,8.00`,
  `IMP-2,LCG,${day(9)} 16:30,IMPORT-1,Imported Walker,IW-1,Imported shoe,1,95.00`,
  `IMP-3,NOWHERE,${day(8)} 10:00,IMPORT-1,Imported Walker,IW-1,Imported shoe,1,95.00`
].join('\n')

export const journeys: readonly Journey[] = [
  {
    name: 'headquarters imports a file, sees what is left out, and downloads the report',
    walk: world =>
      withPage(world, { locale: 'en' }, async page => {
        await signIn(page, world.system, world.system.account('HQ', 'Harbour'))
        await page.goto(`${world.system.url}/import/new`)
        await page.locator('input[type=file]').setInputFiles({ name: 'till.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) })
        await page.getByRole('button', { name: /^Upload/ }).click()
        await page.waitForURL(url => /^\/import\/[0-9a-f-]{36}$/.test(url.pathname))
        await page.getByRole('button', { name: 'Dry run', exact: true }).click()
        await page.getByRole('button', { name: 'Import 3 rows' }).click()
        await page.getByText('Import finished, 3 rows.').waitFor()
        await page.screenshot({ path: path.join(SHOTS, 'import-report.png') })
        const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('Download the report (.csv)').click()])
        const report = readFileSync(await download.path(), 'utf8')
        demand(report.includes('2,IMP-1,IMPORTED') && report.includes('5,IMP-3,STORE_UNKNOWN'), `the report says:\n${report}`)

        const { viewer } = await ask<{ viewer: { chains: { id: string }[] } }>(page, '{ viewer { chains { id } } }', {})
        const { customers } = await ask<{ customers: { nodes: { id: string; tier: { key: string }; purchaseCount: number }[] } }>(
          page,
          'query($chainId: ID!) { customers(chainId: $chainId, filter: { search: "IMPORT-1" }) { nodes { id purchaseCount tier { key } } } }',
          { chainId: viewer.chains[0]?.id }
        )
        demand(customers.nodes[0]?.tier.key === 'B' && customers.nodes[0].purchaseCount === 2, JSON.stringify(customers))
        await page.goto(`${world.system.url}/import`)
        const [list] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export' }).click()])
        demand(list.suggestedFilename().startsWith('imports-'), `the list of imports is called ${list.suggestedFilename()}`)
      })
  },
  {
    name: 'headquarters names the columns of a file once; a wrong file is refused, the next one of its make is read by itself',
    walk: world =>
      withPage(world, { locale: 'en' }, async page => {
        const upload = async (name: string, text: string) => {
          await page.goto(`${world.system.url}/import/new?kind=RECEIPTS`)
          await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
          await page.getByRole('button', { name: /^Upload/ }).click()
        }
        await signIn(page, world.system, world.system.account('HQ', 'Harbour'))
        await upload('twice.csv', 'Bon,Bon\n1,2')
        await page.getByText('The file was not kept.').waitFor()

        const file = `Bon,Magasin,Quand,Montant\nMAKE-1,LCG,${day(3)} 10:00,12.00\nMAKE-2,LCG,${day(3)} 11:00,much`
        await upload('make.csv', file)
        const columns = page.locator('select.pick')
        for (const [i, field] of ['receiptNo', 'storeCode', 'at', 'amount'].entries()) await columns.nth(i).selectOption(field)
        const opener = page.getByRole('button', { name: 'Save as preset' })
        await opener.click()
        await page.keyboard.press('Escape')
        demand(await opener.evaluate(button => button === document.activeElement), 'a dialog that closes gives the focus back')
        await opener.click()
        await page.getByRole('dialog').getByLabel('Name').fill('French till')
        await page.keyboard.press('Enter')
        await page.getByText('French till').first().waitFor()

        await upload('next.csv', file)
        await page.getByText('From the preset').nth(3).waitFor()
        await page.getByRole('button', { name: 'Dry run', exact: true }).click()
        await page.getByText('An amount or price cannot be read').waitFor()
        await page.getByRole('button', { name: 'Import 1 row' }).waitFor()
      })
  }
]
