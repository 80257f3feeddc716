// Once per run: a server and a migrated template database, kept by a process beside this one.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export default async function setup() {
  const child = spawn(process.execPath, [new URL('serve.ts', import.meta.url).pathname], { stdio: ['pipe', 'pipe', 'inherit'] })
  globalThis.keqingTestServer = child
  const line = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    child.once('exit', code => reject(new Error(`the test database did not start (${code})`)))
  })
  process.env.KEQING_TEST_SERVER = JSON.parse(line).superuserUrl
}
