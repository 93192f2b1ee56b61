import { Command, InvalidArgumentError, Option } from 'commander';

/**
 * `teamaround <command>`. Each command is loaded when it is called: asking for help or for a token needs neither Nest nor a database.
 */
const program = new Command('teamaround')
  .description('Common Assessment, Team Around the Child and Lead Professional for a children’s trust')
  .showHelpAfterError('(--help shows what there is)');

const json = (): Option => new Option('--json', 'print JSON');
const wholeNumber = (text: string): number => {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('a whole number of at least 1');
  return Number(text);
};

program
  .command('start')
  .description('start everything: database, API, worker and, for development, sign-in and the demonstration county')
  .action(async () => (await import('./commands/start.js')).start());

program
  .command('token')
  .description('print an access token of a demonstration person')
  .argument('[person]', 'one of the demonstration sign-ins; without it they are listed')
  .action(async (person?: string) => (await import('./commands/token.js')).token(person));

program
  .command('board')
  .description('CAFs and TACs in progress and Lead Professionals identified, by locality, area and county')
  .option('--as-at <date>', 'the day to count at, YYYY-MM-DD; today unless given')
  .addOption(json())
  .action(async (options: { asAt?: string; json?: boolean }) => (await import('./commands/board.js')).board(options));

const projections = program.command('projections').description('how the read models keep up with the log');
projections
  .command('status', { isDefault: true })
  .description('where each projection and automation is, and what it has put aside')
  .addOption(json())
  .action(async (options: { json?: boolean }) => (await import('./commands/projections.js')).status(options));
projections
  .command('rebuild')
  .description('fold the log into a new table beside the live one and swap them')
  .argument('[name]', 'one projection; all of them unless given')
  .addOption(json())
  .action(async (name: string | undefined, options: { json?: boolean }) =>
    (await import('./commands/projections.js')).rebuild(name, options),
  );
projections
  .command('replay-parked')
  .description('try again what was put aside, after its cause was mended')
  .argument('[name]', 'one projection or automation; all that have put something aside unless given')
  .addOption(json())
  .action(async (name: string | undefined, options: { json?: boolean }) =>
    (await import('./commands/projections.js')).replayParked(name, options),
  );

program
  .command('verify-log')
  .description('check the whole log: dense revisions, growing positions, every event readable')
  .addOption(json())
  .action(async (options: { json?: boolean }) => (await import('./commands/verify-log.js')).verify(options));

program
  .command('doctor')
  .description('the settings in effect, and whether each thing that is needed is there')
  .addOption(json())
  .action(async (options: { json?: boolean }) => (await import('./commands/doctor.js')).doctor(options));

program
  .command('demo')
  .description('load an invented county of a given size, for trying out and for load; only into an empty log')
  .addOption(new Option('--children <count>', 'how many').argParser(wholeNumber).default(100))
  .addOption(
    new Option('--seed <number>', 'the same seed invents the same families').argParser(wholeNumber).default(2007),
  )
  .action(async (options: { children: number; seed: number }) => (await import('./commands/demo.js')).demo(options));

program.parseAsync().catch(async (error: unknown) => {
  const { sentenceFor } = await import('./failure-sentences.js');
  console.error(sentenceFor(error));
  process.exit(1);
});
