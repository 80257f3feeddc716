/** Waits for so long and no longer; the work goes on. Nothing where it was not done by then. */
export function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const patience = new Promise<undefined>(resolve => (timer = setTimeout(resolve, ms, undefined)))
  return Promise.race([work, patience]).finally(() => clearTimeout(timer))
}
