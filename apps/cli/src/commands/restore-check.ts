import { reapplyErasures } from '@app/retention';
import { withRuntime } from '../home/with-runtime';
import { confirmed } from '../output/confirmed';
import { print, printJson } from '../output/print';

/** After a database was restored: erases again whoever stands in the register of erasures. @throws Failure unless it is confirmed. */
export const restoreCheck = ({ json, yes }: { readonly json?: boolean; readonly yes?: boolean }): Promise<void> =>
  withRuntime('restore-check', {}, async (runtime) => {
    const subjects = await runtime.erasures.subjects();
    await confirmed(
      `Whoever of the ${subjects.size} on the register of erasures has a key again is erased again, for ever.`,
      { yes: yes === true },
    );
    const report = await reapplyErasures(runtime);
    const { registered, erasedAgain, addedToRegister } = report;
    if (json) printJson(report);
    else
      print(
        `${registered} on the register of erasures: ${erasedAgain} had come back and are erased again, ${addedToRegister} more are added to it from the database.`,
      );
  });
