import { type OfficersNote, type Pack } from '../../domain/pack';

/** The pack in the form that was asked for. */
export interface PackAnswer {
  /** On every page; the id of the asking in the record of access. */
  readonly reference: string;
  /** Not for the family. */
  readonly officersNote: OfficersNote;
  readonly pack?: Pack;
  /** Pages, divided by form feeds. */
  readonly text?: string;
}
