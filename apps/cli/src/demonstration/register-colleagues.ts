import { type CommandBus } from '@nestjs/cqrs';
import { type Envelope, type Outcome } from '@app/event-store';
import { ChangeAgency, ChangePractitioner } from '@app/practitioners';
import { atWorkSince as on, type Colleague } from './county.plan';

/** Puts a command into the envelope of whoever keeps the register. `name` is the same for a repeat. */
type Seal = <C>(name: string, command: C) => Envelope<C>;

/**
 * Puts agencies and then their people on the register, so that whoever asks whom to contact is told a name.
 * @returns what came of each command.
 */
export const registerColleagues = async (
  commands: CommandBus,
  colleagues: readonly Colleague[],
  seal: Seal,
): Promise<readonly Outcome[]> => {
  const agencies = new Map(colleagues.map((one) => [one.agencyId, one]));
  const registered = [...agencies].map(([agencyId, { agencyName: name, agencyType }]) =>
    commands.execute(
      new ChangeAgency(agencyId, seal(`agency ${agencyId}`, { type: 'RegisterAgency' as const, name, agencyType, on })),
    ),
  );
  const outcomes = await Promise.all(registered);
  const atWork = colleagues.map(({ practitionerId, agencyId, agencyType: role, name }) => {
    const contact = `${practitionerId.slice(0, 8)}@example.org`;
    const command = { type: 'RegisterPractitioner' as const, agencyId, role, name, contact, on };
    return commands.execute(new ChangePractitioner(practitionerId, seal(`at work ${practitionerId}`, command)));
  });
  return [...outcomes, ...(await Promise.all(atWork))];
};
