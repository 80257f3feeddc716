/** An end that was foreseen: one clear line for whoever typed the command, no stack, exit code 1. Anything else thrown is a bug. */
export class Halt extends Error {
  override readonly name = 'Halt'
}

/** Runs a command's body and turns how it ended into an exit code. A bug keeps its stack; a Halt is its line. */
export async function orHalt(body: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await body()
  } catch (error) {
    if (!(error instanceof Halt)) throw error
    process.stderr.write(`keqing: ${error.message}\n`)
    process.exitCode = 1
  }
}
