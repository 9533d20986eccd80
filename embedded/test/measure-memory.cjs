// Preloaded into a server, with --expose-gc: answers "measure" with what it still holds.
process.on('message', (message) => {
  if (message !== 'measure') return;
  global.gc();
  // What the first collection let go of may have held more.
  setImmediate(() => {
    global.gc();
    const { heapUsed, external } = process.memoryUsage();
    const sockets = process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
    process.send({ heldBytes: heapUsed + external, sockets });
  });
});
