import { given } from '@app/kernel/testing';
import { child, type ChildCommand, type ChildRefusal } from '../child';
import { type ChildEvent, type ChildRegistered } from '../child.events';
import { type Child } from '../child.state';
import { type RegisterChild } from '../decide/register-child';

/** The day on which the examples are told. */
export const today = '2007-07-31';
export const grace = 'a1f0c6de-5b1f-4b1c-9f3e-0d2c4b6a8e10';
/** Sally, who put them on the register. */
export const sally = 'c3f2e8d0-7d31-4e3e-9b50-2f4e6d8c0a32';
export const alan = 'b2e1d7cf-6c20-4c2d-8a4f-1e3d5c7b9f21';

/** Ada: born in May 2001, on the register since March 2007, living in Banbury. */
export const registered: ChildRegistered = {
  type: 'ChildRegistered',
  data: {
    ref: 'CH-000001',
    registeredOn: '2007-03-01',
    status: 'born',
    birthMonth: '2001-05',
    sex: 'female',
    place: 'BAN',
    placeFrom: '2007-03-01',
    localityBasis: 'postcode',
    twinOf: null,
    registeredBy: sally,
  },
  personal: { givenNames: 'Ada', familyName: 'Example', birthDate: '2001-05-17' },
};
export const register: RegisterChild = {
  type: 'RegisterChild',
  ref: 'CH-000001',
  givenNames: 'Ada',
  familyName: 'Example',
  status: 'born',
  birthDate: '2001-05-17',
  sex: 'female',
  place: 'BAN',
  localityBasis: 'postcode',
  on: '2007-03-01',
  twinOf: null,
  registeredBy: sally,
  identifiers: [],
  knownPlaces: ['BAN', 'DID', 'OOC', 'NFA', 'UNK'],
  probableDuplicate: false,
  confirmedNew: false,
  today,
};
/** Her mother, who has parental responsibility. */
export const mother: ChildEvent = {
  type: 'ParentOrCarerRecorded',
  data: { personId: grace, relationship: 'mother', parentalResponsibility: 'yes', from: '2007-03-01' },
  personal: { name: 'Grace Example' },
};
/** A child who is expected in October 2007. */
export const expected: ChildRegistered = {
  type: 'ChildRegistered',
  data: { ...registered.data, ref: 'CH-000002', status: 'unborn', birthMonth: '2007-10', sex: 'unknown' },
  personal: { givenNames: 'Unborn baby of Grace', familyName: 'Example', birthDate: '2007-10-12' },
};

/** Given Ada, or another child when the history begins with a registration. */
export const givenChild = (
  ...past: readonly ChildEvent[]
): ReturnType<typeof given<ChildCommand, ChildEvent, Child, ChildRefusal>> =>
  given(child, ...(past[0]?.type === 'ChildRegistered' ? past : [registered, ...past]));
