// TRUST 29: in what we export no cell begins with what a spreadsheet would run; what we exported comes back unchanged. One apostrophe more on the way
// out, one less on the way in: also for a text that had some of its own.
const DANGEROUS = /^'*[=+\-@\t\r]/
const DEFUSED = /^'+[=+\-@\t\r]/

export function defuseCell(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text
}

export function restoreCell(text: string): string {
  return text.charCodeAt(0) === 39 && DEFUSED.test(text) ? text.slice(1) : text
}

/** A cell of a comma-separated file, quoted where it must be. */
export function csvCell(text: string): string {
  const safe = defuseCell(text)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
