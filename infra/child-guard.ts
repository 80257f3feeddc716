/** Loaded before a child's own code: when the command that started it dies, however it dies, the child stops as by SIGTERM. */
if (process.channel) {
  process.channel.unref()
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}
