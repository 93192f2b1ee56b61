import { alreadyRecorded, type Decided, type Refusal, refuse } from '@app/kernel';
import { type ChildEvent } from '../child.events';
import { type RegisteredChild } from '../child.state';
import { isNhsNumber, isUpn } from '../identifiers';
import { type IdentifierKind } from '../vocabulary';

/** A number that another service knows the child by, without spaces. */
export interface IdentifierGiven {
  readonly recordingId: string;
  readonly kind: IdentifierKind;
  readonly value: string;
  /** Whether NHS numbers of the range for invented people are accepted; false in production. */
  readonly testNumbersAllowed: boolean;
}
export interface RecordIdentifier extends IdentifierGiven {
  readonly type: 'RecordIdentifier';
  /** Whether another child on the register has this number. */
  readonly probableDuplicate: boolean;
  readonly confirmedNew: boolean;
}
export type IdentifierRefusal = Refusal<'invalid-nhs-number' | 'invalid-upn' | 'invalid-social-care-id'>;
export type RecordIdentifierRefusal = IdentifierRefusal | Refusal<'probable-duplicate'>;

/** @returns why the number cannot be one of its kind. */
export const identifierRefused = (
  { kind, value, testNumbersAllowed }: Omit<IdentifierGiven, 'recordingId'>,
  field: string,
): IdentifierRefusal | undefined => {
  switch (kind) {
    case 'nhs-number':
      return isNhsNumber(value, testNumbersAllowed)
        ? undefined
        : refuse('invalid-nhs-number', 'this is not an NHS number: ten digits, the last a check digit', field);
    case 'upn':
      return isUpn(value)
        ? undefined
        : refuse('invalid-upn', 'this is not a unique pupil number: a check letter and twelve characters', field);
    case 'social-care-id':
      return /^[A-Z0-9]{1,20}$/.test(value)
        ? undefined
        : refuse('invalid-social-care-id', 'a social care number has up to twenty letters and digits', field);
  }
};

/** Records a number. An earlier one of the same kind stays known as a former one. */
export const recordIdentifier = (
  command: RecordIdentifier,
  child: RegisteredChild,
): Decided<ChildEvent, RecordIdentifierRefusal> => {
  const { recordingId, kind, value } = command;
  const refused = identifierRefused(command, '/value');
  if (refused !== undefined) return refused;
  const wanted: readonly ChildEvent[] = [
    { type: 'IdentifierRecorded', data: { recordingId, kind }, personal: { value } },
  ];
  const asked =
    command.probableDuplicate && !command.confirmedNew
      ? refuse('probable-duplicate', 'another child on the register has this number', '/value')
      : undefined;
  // The number is sealed: the same request is a repeat as long as it is the one in use, another one a new number.
  const inUse = child.numbers.findLast((one) => one.kind === kind);
  if (inUse === undefined) return asked ?? wanted;
  return alreadyRecorded({
    by: ({ type, data }) => type === 'IdentifierRecorded' && data.recordingId === inUse.recordingId,
    wanted,
    ...(asked === undefined ? {} : { refusal: asked }),
  });
};
