// Runs before the first paint, so a dark reader is never flashed with white; a file of its own because the content security policy allows no inline script.
;(function () {
  var kept
  try {
    kept = globalThis.localStorage.getItem('keqing.theme')
  } catch {
    kept = null
  }
  var dark = kept === 'dark' || (kept !== 'light' && globalThis.matchMedia('(prefers-color-scheme: dark)').matches)
  globalThis.document.documentElement.classList.toggle('dark', dark)
})()
