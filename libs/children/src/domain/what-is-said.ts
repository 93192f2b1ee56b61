import { type Span, spanOf } from './birth-date';
import { type ChildCommand } from './child.commands';
import { birthField } from './decide/ground';
import { type Said } from './decide/without-contradiction';

type Fields = Said['fields'];

const corrected = ({ of, personal, plain }: Extract<ChildCommand, { type: 'CorrectFact' }>): Fields => {
  switch (of.fact) {
    case 'identity':
      return { birth: `/right${birthField(personal)}` };
    case 'registration':
      return { registration: '/right/registeredOn' };
    case 'ending':
      return { ending: '/right/endedOn' };
    case 'address':
      return {
        ...(plain.from === undefined ? {} : { address: '/right/from', place: '/right/from' }),
        ...(plain.until === undefined ? {} : { 'address-end': '/right/until' }),
      };
    case 'parent-or-carer':
      return {
        ...(plain.from === undefined ? {} : { adult: '/right/from', responsibility: '/right/from' }),
        ...(plain.until === undefined ? {} : { 'adult-end': '/right/until' }),
      };
    case 'place':
      return { place: '/right/from' };
    case 'identifier':
      return {};
  }
};

/** Which field of the request brings which fact. */
const fieldsOf = (command: ChildCommand): Fields => {
  switch (command.type) {
    case 'RegisterChild':
      return { extension: '/extensionReason', birth: birthField(command), registration: '/on' };
    case 'RecordBirth':
      return { birth: birthField(command) };
    case 'EndPregnancy':
    case 'RecordDeath':
    case 'RecordAdoption':
      return { ending: '/on' };
    case 'RecordAddress':
      return { address: '/from', place: '/from' };
    case 'EndAddress':
      return { 'address-end': '/until' };
    case 'ShieldChild':
      return { shielding: '/from', review: '/reviewOn' };
    case 'ReviewShielding':
      return { review: '/reviewOn' };
    case 'JoinHousehold':
      return { household: '/from' };
    case 'RecordParentOrCarer':
      return { adult: '/from', responsibility: '/from' };
    case 'ChangeParentalResponsibility':
      return { responsibility: '/from' };
    case 'EndParentOrCarer':
      return { 'adult-end': '/until' };
    case 'ChangePlace':
      return { place: '/from' };
    case 'ExtendAge':
      return { extension: '/from' };
    case 'CorrectFact':
      return corrected(command);
    default:
      return {};
  }
};

const birthKnown = (command: ChildCommand): Span | undefined => {
  if (command.type === 'RegisterChild' || command.type === 'RecordBirth') return spanOf(command);
  if (command.type !== 'CorrectFact') return undefined;
  if (command.of.fact === 'registration') return spanOf(command.personalBefore);
  return command.of.fact === 'identity' ? spanOf(command.personal) : undefined;
};

/** @returns what a command says of facts that may contradict each other, and in which fields. */
export const whatIsSaid = (command: ChildCommand): Said => ({
  fields: fieldsOf(command),
  born: birthKnown(command),
  today: 'today' in command ? command.today : undefined,
});
