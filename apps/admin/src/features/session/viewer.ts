/** Who is looking, asked once when the application starts and after each sign-in. */
import { ViewerDocument } from '../../gql/graphql.ts'
import { request } from '../../app/request.ts'
import { useSession } from '../../stores/session.ts'

/**
 * Settles the session one way or the other. A server that cannot be reached leaves it as it was in this tab, so that what queues goes on; where it was not, it
 * stays unknown, and the error goes to who asked.
 */
export async function loadViewer(): Promise<void> {
  const session = useSession()
  const answer = await request(ViewerDocument).catch(error => {
    const { kind } = error as { kind?: string }
    if (kind === 'unauthenticated') return { viewer: null }
    if (kind === 'offline' && session.reopen()) return undefined
    throw error
  })
  if (!answer) return
  const { viewer } = answer
  if (viewer) session.open(viewer)
  else session.close()
}
