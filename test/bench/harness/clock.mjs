/** Time since the start, and whether somebody asked to stop (Ctrl-C): then no further measurement begins. */
export const startClock = () => {
  const began = performance.now();
  let stopped = false;
  const clock = {
    seconds: () => (performance.now() - began) / 1000,
    stopped: () => stopped,
    /** One line about the progress, on standard error. */
    say: (text) => process.stderr.write(`${clock.seconds().toFixed(0).padStart(5)} s  ${text}\n`),
  };
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => {
      if (!stopped) clock.say('stopping');
      stopped = true;
    });
  return clock;
};
