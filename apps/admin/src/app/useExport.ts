/** A list as a file: the server makes a path that is good for a few minutes, the browser fetches it. */
import { useAct } from './useAct.ts'
import { ReceiptsExportDocument, type ExportLinkCreateInput } from '../gql/graphql.ts'

function openPath(path: string): void {
  // Only a path of ours is followed.
  if (/^\/(?![/\\])/.test(path)) Object.assign(document.createElement('a'), { href: path, download: '' }).click()
}

export function useExport(open: (path: string) => void = openPath) {
  const act = useAct(ReceiptsExportDocument, result => result.exportLinkCreate)
  async function run(input: ExportLinkCreateInput): Promise<boolean> {
    const path = (await act.run({ input }))?.path
    if (path) open(path)
    return Boolean(path)
  }
  return { ...act, run }
}
