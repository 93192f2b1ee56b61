import { given } from '@app/kernel/testing';
import { leadProfessional } from '../lead-professional';
import { activeAssignment } from '../lead-professional.state';
import {
  accepted,
  changeProposed,
  handedOver,
  handoverRequired,
  proposed,
  requireHandover,
  takeOver,
  tookOver,
} from '../testing/story';
import { roleToHandOver } from './require-handover';

const active = [proposed, accepted] as const;

describe('A Lead Professional who leaves', () => {
  it('has to hand over first (edge case 12)', () =>
    given(leadProfessional, ...active)
      .when(requireHandover)
      .then(handoverRequired));
  it('is told once', () =>
    given(leadProfessional, ...active, handoverRequired)
      .when(requireHandover)
      .thenAlready('handover-already-required'));
  it('stays the Lead Professional until somebody has taken over', () => {
    const past = [...active, handoverRequired, changeProposed] as const;
    expect(activeAssignment(given(leadProfessional, ...past).state())?.practitionerId).toBe('visitor');
    given(leadProfessional, ...past)
      .when(takeOver)
      .then(handedOver, tookOver);
  });
  it('has nothing to hand over once somebody took over', () => {
    const before = given(leadProfessional, ...active).state();
    const after = given(leadProfessional, ...active, changeProposed, handedOver, tookOver).state();
    expect(roleToHandOver(before, 'visitor')?.number).toBe(1);
    expect(roleToHandOver(after, 'visitor')).toBeUndefined();
  });
  it('refuses someone who does not lead for this child', () => {
    given(leadProfessional, ...active)
      .when({ ...requireHandover, practitionerId: 'teacher' })
      .thenRefused('not-the-lead-professional', '/practitionerId');
    given(leadProfessional, proposed).when(requireHandover).thenRefused('not-the-lead-professional');
  });
  it('refuses a day before the role began', () =>
    given(leadProfessional, ...active)
      .when({ ...requireHandover, on: '2007-04-17' })
      .thenRefused('impossible-date-order', '/on'));
  it('refuses a day to come', () =>
    given(leadProfessional, ...active)
      .when({ ...requireHandover, on: '2007-09-02' })
      .thenRefused('future-date', '/on'));
});
