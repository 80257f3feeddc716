/** Asks before what cannot be undone, and only then (DESIGN §13). Resolves to true when the act is chosen. */
import { readonly, shallowRef } from 'vue'

export interface Question {
  /** The act and its object: "发布定级规则第8版". */
  readonly title: string
  /** The body in numbers, a paragraph each. */
  readonly body: readonly string[]
  /** The verb and its size: "发布，126位换分类". */
  readonly act: string
  /** The way back: "先不发布". */
  readonly back: string
  readonly danger?: boolean
  /** A name to type where the act deletes or touches very many. */
  readonly typed?: string
}

interface Asked extends Question {
  readonly answer: (yes: boolean) => void
}

const asked = shallowRef<Asked>()

function confirm(question: Question): Promise<boolean> {
  asked.value?.answer(false)
  return new Promise(resolve => {
    asked.value = {
      ...question,
      answer: yes => {
        asked.value = undefined
        resolve(yes)
      }
    }
  })
}

export function useConfirm() {
  return { asked: readonly(asked), confirm }
}
