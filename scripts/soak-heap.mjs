// Loaded into the server of a soak run: on SIGUSR2 it collects what is not used any more and says how much the heap still holds.
process.on('SIGUSR2', () => {
  globalThis.gc()
  process.stderr.write(`heap ${process.memoryUsage().heapUsed}\n`)
})
