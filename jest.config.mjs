/** One Jest for the whole workspace; each project keeps its own configuration beside its code and takes the common part from jest.base.mjs. */
import { existsSync } from 'node:fs'

const projects = ['packages/domain', 'apps/api', 'apps/admin', 'infra']

export default {
  // Jest takes this from the root only. A world is a database, two companies and a service; on a slow machine that is more than the five seconds it gives.
  testTimeout: 60_000,
  projects: projects
    .map(folder => `<rootDir>/${folder}/jest.config.mjs`)
    .filter(file => existsSync(file.replace('<rootDir>', import.meta.dirname)))
}
