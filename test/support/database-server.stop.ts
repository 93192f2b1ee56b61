type Step = () => Promise<void>;
/** Kept on the process: the two hooks may be loaded as separate copies. */
const steps = ((process as { teamaroundTestStop?: Step[] }).teamaroundTestStop ??= []);

export const onStop = (step: Step): void => void steps.push(step);

/** After all suites: stops what the start made. */
export default async function stop(): Promise<void> {
  for (const step of steps.splice(0)) await step();
}
