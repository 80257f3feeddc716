/** One file per feature becomes one namespace: `sign-in.json` is read as `signIn.…`. */
export function gather(files: Record<string, Record<string, unknown>>): Record<string, Record<string, unknown>> {
  return Object.fromEntries(Object.entries(files).map(([path, messages]) => [namespaceOf(path), messages]))
}

export function namespaceOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.json$/, '')
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
