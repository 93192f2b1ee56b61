import { Command, InvalidArgumentError, Option } from 'commander';
import { isCalendarDate } from '@app/kernel';
import { type accept } from './commands/accept-records';
import { type Destroying } from './commands/keys';
import { type Approving } from './commands/retention';
import { type SubjectAccessOptions } from './commands/subject-access';

/**
 * `teamaround <command>`. Each command is loaded when it is called: asking for help or for a token needs neither Nest nor a database.
 */
const program = new Command('teamaround')
  .description('Common Assessment, Team Around the Child and Lead Professional for a children’s trust')
  .showHelpAfterError('(--help shows what there is)');

const json = (): Option => new Option('--json', 'print JSON');
const yes = (): Option => new Option('--yes', 'do it without asking');
const tokenFile = (): Option =>
  new Option('--token-file <file>', 'your access token; TEAMAROUND_TOKEN is looked at otherwise');
const wholeNumber = (text: string): number => {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('a whole number of at least 1');
  return Number(text);
};

const entryNumber = (text: string): string => {
  if (!/^[1-9]\d{0,17}$/.test(text)) throw new InvalidArgumentError('the number of an entry');
  return text;
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
  .description('check the whole log: dense revisions, growing positions, every event readable, the chain unbroken')
  .addOption(json())
  .action(async (options: { json?: boolean }) => (await import('./commands/verify-log.js')).verify(options));

const aDay = (text: string): string => {
  if (!isCalendarDate(text)) throw new InvalidArgumentError('a day that exists, YYYY-MM-DD');
  return text;
};

const retention = program.command('retention').description('records that need not be kept any more');
retention
  .command('propose')
  .description('make the nightly list now: propose what is due for destruction')
  .addOption(json())
  .action(async (options: { json?: boolean }) => (await import('./commands/retention.js')).propose(options));
retention
  .command('list', { isDefault: true })
  .description('what waits for a decision, the longest due first')
  .addOption(json())
  .action(async (options: { json?: boolean }) => (await import('./commands/retention.js')).list(options));
retention
  .command('approve')
  .description('have a record destroyed; there is no way back')
  .argument('<record>', 'id of the child whose record it is')
  .addOption(tokenFile())
  .addOption(yes())
  .addOption(json())
  .action(async (record: string, options: Approving) =>
    (await import('./commands/retention.js')).approve(record, options),
  );
retention
  .command('certificates')
  .description('what was destroyed: class, rules, number, who approved')
  .addOption(new Option('--from <day>').argParser(aDay).default('2000-01-01'))
  .addOption(new Option('--to <day>').argParser(aDay).default('2199-12-31'))
  .addOption(json())
  .action(async (options: { from: string; to: string; json?: boolean }) =>
    (await import('./commands/retention.js')).certificates(options.from, options.to, options),
  );

program
  .command('restore-check')
  .description('after a database was restored: erase again whoever stands in the register of erasures')
  .addOption(yes())
  .addOption(json())
  .action(async (options: { json?: boolean; yes?: boolean }) =>
    (await import('./commands/restore-check.js')).restoreCheck(options),
  );

program
  .command('accept-records')
  .description('after a restore: go on from log and record of access as they are')
  .addOption(
    new Option('--reason <reason>', 'why they are not those that were noted')
      .choices(['restored-from-backup', 'moved-to-another-server', 'damaged-beyond-repair'])
      .makeOptionMandatory(),
  )
  .addOption(tokenFile())
  .addOption(yes())
  .action(async (options: Parameters<typeof accept>[0]) =>
    (await import('./commands/accept-records.js')).accept(options),
  );

program
  .command('subject-access')
  .description('write all that is held about one child into a file, without what is somebody else’s')
  .argument('<record>', 'id of the child whose record it is')
  .argument('<file>', 'a new file, readable by its owner only; pages to be printed, or JSON where it ends in .json')
  .addOption(new Option('--for <recipient>', 'who receives it').choices(['child', 'parent-or-carer']).default('child'))
  .option('--person <id>', 'which parent or carer, by the id on the register')
  .addOption(
    new Option('--handover <way>', 'how it is handed over')
      .choices(['in-person', 'by-post', 'through-coordinator'])
      .makeOptionMandatory(),
  )
  .addOption(
    new Option('--ground <ground>', 'why it is made')
      .choices(['own-request', 'on-behalf-of-child', 'complaint', 'court-order'])
      .makeOptionMandatory(),
  )
  .addOption(new Option('--received <day>', 'when it was asked for').argParser(aDay).makeOptionMandatory())
  .addOption(tokenFile())
  .action(async (record: string, file: string, options: SubjectAccessOptions) =>
    (await import('./commands/subject-access.js')).subjectAccess(record, file, options),
  );

const keys = program.command('keys').description('the keys that wrap every person’s key');
keys
  .command('status', { isDefault: true })
  .description('how many data keys each key-encryption key wraps')
  .addOption(json())
  .action(async (options: { json?: boolean }) => (await import('./commands/keys.js')).keysStatus(options));
keys
  .command('rotate')
  .description('wrap every data key with the first key of KEY_ENCRYPTION_KEY_FILE')
  .addOption(json())
  .action(async (options: { json?: boolean }) => (await import('./commands/keys.js')).rotateKeys(options));
keys
  .command('destroy-old')
  .description('destroy older keys that no data key and no kept backup needs; there is no way back')
  .addOption(tokenFile())
  .addOption(yes())
  .addOption(json())
  .action(async (options: Destroying) => (await import('./commands/keys.js')).destroyOldKeys(options));

program
  .command('verify-audit')
  .description(
    'check the record of who looked at what: every entry linked to the one before, none altered, missing or put in',
  )
  .addOption(json())
  .action(async (options: { json?: boolean }) => (await import('./commands/verify-audit.js')).verifyAudit(options));

program
  .command('looks')
  .description('for information governance: who looked at a child, or at whom a person looked')
  .option('--child <id>', 'looks at this child')
  .option('--by <id>', 'looks of this practitioner')
  .option('--before <entry>', 'older than this entry: the next page', entryNumber)
  .addOption(json())
  .action(async (options: { child?: string; by?: string; before?: string; json?: boolean }) =>
    (await import('./commands/looks.js')).looks(options),
  );

program
  .command('prepare-database')
  .description('with the owner’s account: bring the schema up to date and make the accounts that production runs on')
  .action(async () => (await import('./commands/prepare-database.js')).prepare());

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
