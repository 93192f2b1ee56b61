import { given } from '@app/kernel/testing';
import { type ApproveDestruction, type StartDestruction } from './decide/destroy';
import { type HoldRecord } from './decide/hold';
import { type DeclineProposal, type ProposeDestruction, type RequestErasure } from './decide/propose';
import { retention } from './retention';
import {
  type DestructionApproved,
  type DestructionProposed,
  type DestructionStarted,
  type ErasureRequested,
  type HoldReleased,
  type ProposalDeclined,
  type RecordDestroyed,
  type RecordHeld,
} from './retention.events';

const today = '2026-06-15';
const known = { today, record: 'open' } as const;
const rule = { recordClass: 'caf-record', basis: 'dob', years: 25, legalHold: false, authority: 'a trust' } as const;
const propose: ProposeDestruction = {
  ...known,
  type: 'ProposeDestruction',
  proposalId: 'p-1',
  due: { rule, rulesVersion: '2006-09', dueOn: '2026-06-01' },
  heldElsewhere: false,
};
const proposed: DestructionProposed = {
  type: 'DestructionProposed',
  data: {
    proposalId: 'p-1',
    recordClass: 'caf-record',
    basis: 'dob',
    years: 25,
    rulesVersion: '2006-09',
    dueOn: '2026-06-01',
    on: today,
  },
};
const ask: RequestErasure = {
  ...known,
  type: 'RequestErasure',
  proposalId: 'r-1',
  ground: 'right-to-erasure',
  requestedBy: 'officer-1',
  on: '2026-06-14',
  note: 'By letter',
};
const asked: ErasureRequested = {
  type: 'ErasureRequested',
  data: { proposalId: 'r-1', ground: 'right-to-erasure', requestedBy: 'officer-1', on: '2026-06-14' },
  personal: { note: 'By letter' },
};
const hold: HoldRecord = { ...known, type: 'HoldRecord', holdId: 'h-1', reason: 'litigation', on: today, note: null };
const held: RecordHeld = {
  type: 'RecordHeld',
  data: { holdId: 'h-1', reason: 'litigation', on: today },
  personal: { note: null },
};
const release = { ...known, type: 'ReleaseHold', holdId: 'h-1', on: today } as const;
const released: HoldReleased = { type: 'HoldReleased', data: { holdId: 'h-1', on: today } };
const decline: DeclineProposal = {
  ...known,
  type: 'DeclineProposal',
  proposalId: 'p-1',
  reason: 'public-task',
  until: '2027-06-15',
  on: today,
  note: null,
};
const declined: ProposalDeclined = {
  type: 'ProposalDeclined',
  data: { proposalId: 'p-1', reason: 'public-task', until: '2027-06-15', on: today },
  personal: { note: null },
};
const approve: ApproveDestruction = {
  ...known,
  type: 'ApproveDestruction',
  proposalId: 'p-1',
  approvedBy: 'officer-2',
  on: today,
  heldElsewhere: false,
};
const approved: DestructionApproved = {
  type: 'DestructionApproved',
  data: { proposalId: 'p-1', approvedBy: 'officer-2', on: today },
};
const subjects = ['child-c', 'team-t'];
const start: StartDestruction = { type: 'StartDestruction', subjects, heldElsewhere: false, today };
const started: DestructionStarted = {
  type: 'DestructionStarted',
  data: { proposalId: 'p-1', subjects, on: today },
};
const certify = { type: 'CertifyDestruction', today } as const;
const destroyed: RecordDestroyed = {
  type: 'RecordDestroyed',
  data: {
    proposalId: 'p-1',
    recordClass: 'caf-record',
    rulesVersion: '2006-09',
    approvedBy: 'officer-2',
    approvedOn: today,
    keys: 2,
    on: today,
  },
};

describe('The nightly list', () => {
  it('proposes a record that need not be kept any more', () => given(retention).when(propose).then(proposed));
  it('proposes nothing twice', () =>
    given(retention, proposed)
      .when({ ...propose, proposalId: 'p-2' })
      .thenNothing());
  it('leaves out what has to be kept, and what is not due yet', () => {
    given(retention)
      .when({ ...propose, due: undefined })
      .thenNothing();
    given(retention)
      .when({ ...propose, due: { rule, rulesVersion: '2006-09', dueOn: '2026-06-16' } })
      .thenNothing();
  });
  it('leaves out what a hold stands on, be it on this record or on all', () => {
    given(retention, held).when(propose).thenNothing();
    given(retention)
      .when({ ...propose, heldElsewhere: true })
      .thenNothing();
    given(retention, held, released).when(propose).then(proposed);
  });
  it('leaves out what somebody decided to keep, until that day', () => {
    const again = { ...propose, proposalId: 'p-2' };
    given(retention, proposed, declined).when(again).thenNothing();
    given(retention, proposed, declined)
      .when({ ...again, today: '2027-06-15' })
      .then({ type: 'DestructionProposed', data: { ...proposed.data, proposalId: 'p-2', on: '2027-06-15' } });
  });
  it('leaves out a destroyed record, and refuses one that is no record to use', () => {
    given(retention, proposed, approved, started, destroyed).when(propose).thenNothing();
    given(retention)
      .when({ ...propose, record: 'merged' })
      .thenRefused('record-merged');
  });
});

describe('Asking for a record to be erased', () => {
  it('is written down, for somebody else to decide', () => given(retention).when(ask).then(asked));
  it('is written down once', () =>
    given(retention, asked)
      .when({ ...ask, proposalId: 'p-2' })
      .thenAlready('already-proposed', ask.proposalId));
  it('waits for what is proposed already', () => given(retention, proposed).when(ask).thenRefused('already-proposed'));
  it.each([
    ['child-not-found', { record: 'missing' }],
    ['record-merged', { record: 'merged' }],
    ['future-date', { on: '2026-06-16' }],
  ] as const)('is refused as %s', (code, change) =>
    given(retention)
      .when({ ...ask, ...change })
      .thenRefused(code),
  );
  it('comes too late for an erased record', () =>
    given(retention, proposed, approved, started, destroyed).when(ask).thenRefused('record-erased'));
});

describe('Keeping a record that was proposed', () => {
  it('says why and until when', () => given(retention, proposed).when(decline).then(declined));
  it('is said once', () =>
    given(retention, proposed, declined).when(decline).thenAlready('proposal-already-declined', decline.proposalId));
  it('may take back an approval that was not carried out', () =>
    given(retention, proposed, approved).when(decline).then(declined));
  it.each([
    ['proposal-not-found', {}, []],
    ['proposal-not-found', { proposalId: 'p-9' }, [proposed]],
    ['impossible-date-order', { until: today }, [proposed]],
    ['destruction-under-way', {}, [proposed, approved, started]],
  ] as const)('is refused as %s', (code, change, past) =>
    given(retention, ...past)
      .when({ ...decline, ...change })
      .thenRefused(code),
  );
});

describe('Approving a destruction', () => {
  it('is done by a person', () => given(retention, proposed).when(approve).then(approved));
  it('is done once', () =>
    given(retention, proposed, approved).when(approve).thenAlready('destruction-already-approved', approve.proposalId));
  it('needs somebody else than who asked', () => {
    const request = { ...approve, proposalId: 'r-1' };
    given(retention, asked)
      .when({ ...request, approvedBy: 'officer-1' })
      .thenRefused('second-person-needed');
    given(retention, asked)
      .when(request)
      .then({ type: 'DestructionApproved', data: { ...approved.data, proposalId: 'r-1' } });
  });
  it('is refused while any hold stands', () => {
    given(retention, asked, held)
      .when({ ...approve, proposalId: 'r-1' })
      .thenRefused('record-held');
    given(retention, proposed)
      .when({ ...approve, heldElsewhere: true })
      .thenRefused('record-held');
  });
  it('is refused for what was never proposed', () => given(retention).when(approve).thenRefused('proposal-not-found'));
});

describe('A legal hold', () => {
  it('is placed on a record', () => given(retention).when(hold).then(held));
  it('is placed once', () => given(retention, held).when(hold).thenUnlessRepeated(held));
  it('beats a proposal and an approval: both are gone', () => {
    given(retention, proposed).when(hold).then(held);
    given(retention, proposed, approved).when(hold).then(held);
    given(retention, proposed, approved, held).when(start).thenRefused('destruction-not-approved');
    given(retention, proposed, approved, held, released).when(approve).thenRefused('proposal-not-found');
    given(retention, proposed, approved, held, released).when(start).thenRefused('destruction-not-approved');
  });
  it('comes too late when the keys are being destroyed', () =>
    given(retention, proposed, approved, started).when(hold).thenRefused('destruction-under-way'));
  it('is released once', () => {
    given(retention, held).when(release).then(released);
    given(retention, held, released).when(release).thenAlready('hold-already-released', release.holdId);
  });
  it('is released only where it stands, and not before it began', () => {
    given(retention).when(release).thenRefused('hold-not-found');
    given(retention, held)
      .when({ ...release, on: '2026-06-14' })
      .thenRefused('impossible-date-order');
  });
});

describe('Destroying a record', () => {
  it('begins when it is approved', () => given(retention, proposed, approved).when(start).then(started));
  it('begins once, with one list', () =>
    given(retention, proposed, approved, started)
      .when({ ...start, subjects: ['child-other'] })
      .thenNothing());
  it('does not begin unasked', () => given(retention, proposed).when(start).thenRefused('destruction-not-approved'));
  it('is halted when every record was put on hold meanwhile, and has to be proposed again', () => {
    const halted = { type: 'DestructionHalted', data: { proposalId: 'p-1', on: today } } as const;
    given(retention, proposed, approved)
      .when({ ...start, heldElsewhere: true })
      .then(halted);
    given(retention, proposed, approved, halted).when(start).thenRefused('destruction-not-approved');
    given(retention, proposed, approved, halted)
      .when({ ...propose, proposalId: 'p-2' })
      .then({ type: 'DestructionProposed', data: { ...proposed.data, proposalId: 'p-2' } });
  });
  it('ends with a certificate: class, rules, keys, who approved', () =>
    given(retention, proposed, approved, started).when(certify).then(destroyed));
  it('is certified once, and never before it began', () => {
    given(retention, proposed, approved, started, destroyed).when(certify).thenNothing();
    given(retention, proposed, approved).when(certify).thenRefused('destruction-not-approved');
  });
});

describe('A record that a restore has brought back', () => {
  const again = { type: 'ReapplyErasure', today } as const;
  const reapplied = { type: 'ErasureReapplied', data: { on: today } } as const;
  it('is marked as erased again', () => given(retention).when(again).then(reapplied));
  it('is marked once, and not where the certificate is there', () => {
    given(retention, reapplied).when(again).thenNothing();
    given(retention, proposed, approved, started, destroyed).when(again).thenNothing();
  });
  it('takes nothing more', () => given(retention, reapplied).when(hold).thenRefused('record-erased'));
});
