import { type Fact } from '@app/kernel';
import { type ConsentEvent } from './consent.events';

/** @returns the id of what a fact records: of the statement, correction or decision. */
export const idOfFact = ({ type, data }: Fact<ConsentEvent>): string => {
  if (type === 'ConsentCorrected') return data.correctionId;
  return type === 'SharingWithoutConsentRecorded' ? data.sharingId : data.statementId;
};
