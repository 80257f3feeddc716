/** A list as a file: the server makes a path for this reader and these filters that is good for a few minutes, the browser fetches it; who took it is recorded. */
import { computed } from 'vue'
import { ListExportDocument, type ExportLinkCreateInput } from '../gql/graphql.ts'
import { useSession } from '../stores/session.ts'
import { useAct } from './useAct.ts'

function openPath(path: string): void {
  // Only a path of ours is followed.
  if (/^\/(?![/\\])/.test(path)) Object.assign(document.createElement('a'), { href: path, download: '' }).click()
}

export function useExport(open: (path: string) => void = openPath) {
  const session = useSession()
  const act = useAct(ListExportDocument, result => result.exportLinkCreate)
  async function run(input: Omit<ExportLinkCreateInput, 'chainId'>): Promise<boolean> {
    const path = (await act.run({ input: { ...input, chainId: session.chain?.id ?? '' } }))?.path
    if (path) open(path)
    return Boolean(path)
  }
  /** Whatever field a refusal is about: none of it is on the page. */
  const refused = computed(() => act.refusals.value.map(act.say))
  return { run, refused, busy: act.busy, failure: act.failure }
}
