import { reapplyErasures } from '@app/retention';
import { withRuntime } from '../home/with-runtime';
import { print, printJson } from '../output/print';

/** After a database was restored: erases again whoever stands in the register of erasures. */
export const restoreCheck = ({ json }: { readonly json?: boolean }): Promise<void> =>
  withRuntime('restore-check', {}, async (runtime) => {
    const report = await reapplyErasures(runtime);
    const { registered, erasedAgain, addedToRegister } = report;
    if (json) printJson(report);
    else
      print(
        `${registered} on the register of erasures: ${erasedAgain} had come back and are erased again, ${addedToRegister} more are added to it from the database.`,
      );
  });
