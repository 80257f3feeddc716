/** What a newcomer reads at the end: where it is, and how to sign in. */
import path from 'node:path'
import { pageAddress } from './address.ts'
import { say, seconds, table } from './progress.ts'
import { readJson, ROOT } from './project.ts'
import type { Settings } from './settings.ts'

interface DemoAccount {
  readonly role: string
  readonly company: string
  readonly signIn: string
  readonly password: string
}

export function greet(settings: Settings, dev: boolean, demoFile: string, beganMs: number): void {
  const page = pageAddress(settings.host, settings.port)
  say(`\nready in ${seconds(beganMs)} · 已就绪`)
  if (dev) say(`\n  admin 管理后台    ${pageAddress('127.0.0.1', settings.vitePort)}  (hot reload)`)
  say(`${dev ? '' : '\n'}  ${dev ? 'built 已构建版本  ' : 'admin 管理后台    '}${page}\n  API 接口          ${page}graphql`)
  const accounts = settings.demo ? readJson<readonly DemoAccount[]>(demoFile) : undefined
  if (accounts?.length) {
    const head = ['role 角色', 'company 公司', 'sign in 账号', 'password 密码']
    const rows = accounts.map(({ role, company, signIn, password }) => [role, company, signIn, password])
    say(
      `\n  sign in with 登录:\n${table([head, ...rows])
        .map(line => `    ${line}`)
        .join('\n')}`
    )
  } else say('\n  make a company and its first user 新建公司: npm run keqing -- tenant create --help')
  say(`\n  logs 日志: ${path.relative(ROOT, path.join(settings.folder, 'logs')) || settings.folder}    stop 停止: Ctrl-C\n`)
}
