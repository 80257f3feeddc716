// Names of the two roles that migrations grant to. Roles belong to the whole cluster, so each database has a pair of its own: the users of the
// addresses that the service connects by.
function role(addressVariable: string): string {
  const address = process.env[addressVariable]
  const name = address ? new URL(address).username || new URL(address).searchParams.get('user') : null
  if (!name) throw new Error(`${addressVariable} must name the role that the service connects as`)
  return `"${decodeURIComponent(name).replaceAll('"', '""')}"`
}

export const appRole = () => role('DATABASE_APP_URL')
export const platformRole = () => role('DATABASE_PLATFORM_URL')
