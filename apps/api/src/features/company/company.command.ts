// Companies, from the command line of the platform: `tenant create` makes one with its first person of headquarters.
import { randomBytes } from 'node:crypto'
import { stderr, stdin, stdout } from 'node:process'
import { createInterface } from 'node:readline/promises'
import { localDateOf, parseLocalDate } from '@keqing/domain'
import { optional, required, UsageError, type Command } from '../../platform/command.ts'
import { sql } from '../../platform/db/sql.ts'
import { createCompany } from './create-company.ts'

const text = { type: 'string' } as const

/** Given, asked for where somebody sits there, or made up and told once. */
async function passwordFor(given: string | undefined): Promise<{ password: string; told: boolean }> {
  if (given) return { password: given, told: true }
  if (stdin.isTTY) {
    const ask = createInterface({ input: stdin, output: stdout })
    const typed = await ask.question('Password for the first person (empty: one is made up): ')
    ask.close()
    if (typed !== '') return { password: typed, told: true }
  }
  return { password: randomBytes(15).toString('base64url'), told: false }
}

const create: Command = {
  name: 'tenant create',
  summary: 'Makes a company, its first chain, and its first person of headquarters.',
  usage:
    '--name <company> --chain <brand> --currency CNY --time-zone Asia/Shanghai --locale zh-CN|en --country CN --hq-name <person> (--hq-email <e-mail> | --hq-phone <phone>) [--password <password>] [--starts-on YYYY-MM-DD] [--member-prefix M]',
  options: {
    name: text,
    chain: text,
    currency: text,
    'time-zone': text,
    locale: text,
    country: text,
    'hq-name': text,
    'hq-email': text,
    'hq-phone': text,
    password: text,
    'starts-on': text,
    'member-prefix': text
  },
  async run({ db, clock, say }, values) {
    const email = optional(values, 'hq-email')
    const phone = optional(values, 'hq-phone')
    if (!email && !phone) throw new UsageError('--hq-email or --hq-phone is missing.')
    const locale = required(values, 'locale')
    if (locale !== 'zh-CN' && locale !== 'en') throw new UsageError('--locale is zh-CN or en.')
    const asked = optional(values, 'starts-on')
    const startsOn = asked === undefined ? localDateOf(clock.now(), 'UTC') : parseLocalDate(asked)
    if (!startsOn) throw new UsageError('--starts-on is a date as 2026-01-31.')
    const chain = {
      name: required(values, 'chain'),
      currency: required(values, 'currency'),
      timeZone: required(values, 'time-zone'),
      locale,
      country: required(values, 'country'),
      memberNoPrefix: optional(values, 'member-prefix') ?? 'M'
    } as const
    const company = { name: required(values, 'name'), chain, startsOn }
    const hqName = required(values, 'hq-name')
    const { password, told } = await passwordFor(optional(values, 'password'))
    const made = await createCompany(db, { ...company, hq: { name: hqName, ...(email && { email }), ...(phone && { phone }), password } })
    say(`company ${made.tenantId}, chain ${made.chainId}`)
    say(`${hqName} signs in as ${email ?? phone}`)
    if (!told) say(`password (shown once): ${password}`)
  }
}

const list: Command = {
  name: 'tenant list',
  summary: 'Lists the companies.',
  usage: '',
  options: {},
  async run({ db, say }) {
    const companies = await db.global<{ id: string }>(sql`select id from company_directory order by created_at, id`)
    // Not an answer: whoever reads the list by machine gets an empty one.
    if (companies.length === 0) stderr.write('There is no company yet: `tenant create` makes one.\n')
    for (const { id } of companies) {
      const company = await db.unit(id, tx =>
        tx.first<{ name: string; chains: string | null; since: string }>(sql`
        select t.name, to_char(t.created_at, 'YYYY-MM-DD') as since, (select string_agg(c.name, ', ' order by c.name) from chain c where c.tenant_id = t.tenant_id) as chains
        from tenant t where t.tenant_id = ${id}`)
      )
      say([id, company?.since, company?.name, company?.chains].join('\t'))
    }
  }
}

export const COMPANY_COMMANDS = [create, list]
