import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Grant, SecuredReads } from '@app/access';
import { Aggregates } from '@app/event-store';
import { type CalendarDate } from '@app/kernel';
import { type MeetingKind } from '../../domain/vocabulary';
import { teamAggregate } from '../../stream';

/** What an agency is told that is asked to join a team, until it answers: no name, no need, no place. */
export interface Invitation {
  readonly tacId: string;
  readonly memberId: string;
  readonly invitedBy: string | null;
  readonly conveningAgency: string;
  /** As what they are asked to join. */
  readonly role: string;
  readonly askedOn: CalendarDate;
  readonly children: readonly { readonly childId: string; readonly ref: string }[];
  readonly leads: readonly { readonly childId: string; readonly practitionerId: string; readonly agencyId: string }[];
  /** Those that are planned, the next one first. */
  readonly meetings: readonly {
    readonly meetingId: string;
    readonly kind: MeetingKind;
    readonly plannedFor: CalendarDate;
  }[];
}

export class GetInvitation extends Query<Invitation | undefined> {
  constructor(
    readonly tacId: string,
    readonly grant: Grant,
  ) {
    super();
  }
}

interface Row extends Pick<Invitation, 'role' | 'children' | 'leads' | 'meetings'> {
  readonly member_id: string;
  readonly asked_on: CalendarDate;
  readonly convening_agency: string;
}

@QueryHandler(GetInvitation)
export class GetInvitationHandler implements IQueryHandler<GetInvitation> {
  constructor(
    private readonly reads: SecuredReads,
    private readonly aggregates: Aggregates,
  ) {}

  async execute({ tacId, grant }: GetInvitation): Promise<Invitation | undefined> {
    const [row] = await this.reads.as(grant, (rows) =>
      rows.query<readonly Row[]>('SELECT * FROM read.invitation_to($1)', [tacId]),
    );
    if (row === undefined) return undefined;
    const { member_id: memberId, asked_on: askedOn, convening_agency: conveningAgency, role, meetings } = row;
    const { state: team } = await this.aggregates.fold(teamAggregate, tacId);
    const invitedBy = team.is === 'not-convened' ? null : (team.askedBy[memberId] ?? null);
    // Of siblings the ones of whom the family lets the agency know.
    const told = <T extends { readonly childId: string }>(all: readonly T[]): readonly T[] =>
      all.filter(({ childId }) => grant.children.includes(childId));
    const [children, leads] = [told(row.children), told(row.leads)];
    return { tacId, memberId, invitedBy, conveningAgency, role, askedOn, children, leads, meetings };
  }
}
