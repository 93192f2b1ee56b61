import { type Fact } from '@app/kernel';
import { type ConsentEvent } from './consent.events';

/** @returns the id of what a fact records, or is about: of the statement, correction, decision, review, challenge or reported wish. */
export const idOfFact = ({ type, data }: Fact<ConsentEvent>): string => {
  switch (type) {
    case 'ConsentCorrected':
      return data.correctionId;
    case 'SharingWithoutConsentRecorded':
      return data.sharingId;
    case 'WishReported':
    case 'WishConfirmed':
      return data.wishId;
    // What was answered in words stands beside the words that were reported.
    case 'WishRejected':
    case 'WishRetracted':
      return `${data.wishId}.answer`;
    case 'SharingConfirmed':
      return `${data.sharingId} confirmation`;
    case 'SharingReviewed':
      return data.reviewId;
    case 'SharingChallenged':
      return data.challengeId;
    case 'SharingChallengeAnswered':
      return `${data.challengeId} answer`;
    case 'DecidedNotToShare':
      return data.decisionId;
    default:
      return data.statementId;
  }
};
