/** What a page may ask of the frame around it, without knowing the frame. */
import type { InjectionKey } from 'vue'

export interface Frame {
  /** Opens the navigation where it is a drawer. */
  readonly openNavigation: () => void
  readonly home: string
}
export const FRAME: InjectionKey<Frame> = Symbol('frame')
