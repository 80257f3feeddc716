/** What is done with a version. Each act changes where it stands, so every list and page of the chain's policies is asked for again. */
import { useQueryCache } from '@pinia/colada'
import { askAgain } from '../../app/ask-again.ts'
import { useAct, type Payload } from '../../app/useAct.ts'
import {
  PolicyActivateAgainDocument,
  PolicyApproveDocument,
  PolicyCommentDocument,
  PolicyDraftCreateDocument,
  PolicyDraftDiscardDocument,
  PolicyScheduleDocument,
  PolicySendBackDocument,
  PolicySubmitDocument,
  PolicyUnscheduleDocument
} from '../../gql/graphql.ts'

type Done = Payload & { readonly policy?: { readonly id: string } | null }

export function usePolicyActs() {
  const cache = useQueryCache()
  /** The id of the version that the act is answered with; undefined where it was refused: then what is wrong with it may have to be asked for again. */
  function then<Variables>(act: { run: (variables: Variables) => Promise<Done | undefined> }, refusedToo = false) {
    return async (variables: Variables): Promise<string | undefined> => {
      const done = await act.run(variables)
      if (done || refusedToo) await askAgain(cache, ['policies'])
      return done?.policy?.id
    }
  }
  const creating = useAct(PolicyDraftCreateDocument, result => result.policyDraftCreate)
  const discarding = useAct(PolicyDraftDiscardDocument, result => result.policyDraftDiscard)
  const submitting = useAct(PolicySubmitDocument, result => result.policySubmit)
  const approving = useAct(PolicyApproveDocument, result => result.policyApprove)
  const sendingBack = useAct(PolicySendBackDocument, result => result.policySendBack)
  const scheduling = useAct(PolicyScheduleDocument, result => result.policySchedule)
  const unscheduling = useAct(PolicyUnscheduleDocument, result => result.policyUnschedule)
  const retrying = useAct(PolicyActivateAgainDocument, result => result.policyActivateAgain)
  const commenting = useAct(PolicyCommentDocument, result => result.policyComment)
  return {
    creating: { ...creating, do: then(creating) },
    discarding: { ...discarding, do: then(discarding) },
    submitting: { ...submitting, do: then(submitting, true) },
    approving: { ...approving, do: then(approving) },
    sendingBack: { ...sendingBack, do: then(sendingBack) },
    scheduling: { ...scheduling, do: then(scheduling, true) },
    unscheduling: { ...unscheduling, do: then(unscheduling) },
    retrying: { ...retrying, do: then(retrying) },
    commenting: { ...commenting, do: then(commenting) }
  }
}
export type PolicyActs = ReturnType<typeof usePolicyActs>
