/** An export is a link made for this reader and these filters, followed at once. The server writes it and records who took it. */
import { useAct } from '../../app/useAct.ts'
import { CustomersExportDocument, type ExportLinkCreateInput } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

function follow(path: string): void {
  const link = Object.assign(document.createElement('a'), { href: path, download: '' })
  link.click()
}

export function useExport(open: (path: string) => void = follow) {
  const session = useSession()
  const act = useAct(CustomersExportDocument, result => result.exportLinkCreate)
  async function run(input: Omit<ExportLinkCreateInput, 'chainId'>): Promise<boolean> {
    const payload = await act.run({ input: { chainId: session.chain?.id ?? '', ...input } })
    // Only a path of this very address is followed.
    if (!payload?.path?.startsWith('/') || payload.path.startsWith('//')) return false
    open(payload.path)
    return true
  }
  return { ...act, run }
}
