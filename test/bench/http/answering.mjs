const mebibytes = (bytes) => Math.round(bytes / 2 ** 20);

/** The child's side of `startServing`: says where it listens, then does what it is asked. */
export const answering = (url, actions = {}) => {
  const memory = () => ({
    now: mebibytes(process.memoryUsage.rss()),
    peak: mebibytes(process.resourceUsage().maxRSS * 1024),
  });
  process.on('message', async (asked) => process.send({ [asked]: (await { memory, ...actions }[asked]()) ?? true }));
  process.on('disconnect', () => process.exit(0));
  process.send({ url });
};
