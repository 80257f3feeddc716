// The worker as a process of its own, on a test's database: for what happens where a process dies, and not only its connections.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureBuilt } from '../../../infra/build.ts'
import type { World } from './world.ts'

const WORKER = path.resolve(import.meta.dirname, '../dist/worker.js')

export interface WorkerProcess {
  /** As the kernel does when memory runs out: it ends without a word. Safe to repeat. */
  kill(): Promise<void>
}

/** Builds it where its sources have changed, and starts as many as are asked for; their clock runs on from `at`. */
export async function startWorkers(world: World, at: string, many = 1): Promise<WorkerProcess[]> {
  await ensureBuilt('api')
  return Array.from({ length: many }, () => startWorker(world, at))
}

function startWorker(world: World, at: string): WorkerProcess {
  const folder = mkdtempSync(path.join(tmpdir(), 'keqing-worker-'))
  const clock = path.join(folder, 'clock')
  writeFileSync(clock, at)
  const platform = new URL(world.superuserUrl)
  platform.username = 'keqing_test_platform'
  platform.password = 'test'
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'test',
    DATABASE_APP_URL: world.appUrl,
    DATABASE_PLATFORM_URL: platform.href,
    KEQING_CLOCK: clock,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent'
  }
  const child = spawn(process.execPath, [WORKER], { env, stdio: ['ignore', 'inherit', 'inherit'] })
  const gone = once(child, 'exit')
  return {
    async kill() {
      child.kill('SIGKILL')
      await gone
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
