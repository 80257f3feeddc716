/** Who is looking, asked once when the application starts and after each sign-in. */
import { ViewerDocument } from '../../gql/graphql.ts'
import { request } from '../../app/request.ts'
import { useSession } from '../../stores/session.ts'

/** Settles the session one way or the other. A server that cannot be reached leaves it unknown, and the error goes to who asked. */
export async function loadViewer(): Promise<void> {
  const session = useSession()
  const { viewer } = await request(ViewerDocument).catch(error => {
    if ((error as { kind?: string }).kind === 'unauthenticated') return { viewer: null }
    throw error
  })
  if (viewer) session.open(viewer)
  else session.close()
}
