import { type CalendarDate } from '@app/kernel';
import caf2007 from './caf-2007.json';
import eha2017 from './eha-2017.json';

/** One version of the assessment form, as data: what it asks about, and what it takes to complete it. */
export interface FormDefinition {
  readonly code: string;
  readonly name: string;
  /** First and last day on which an episode may be opened on it; those opened keep it. */
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
  /** Whether it looks at the whole family and not at one child only. */
  readonly wholeFamily: boolean;
  readonly domains: readonly {
    readonly code: string;
    readonly name: string;
    readonly elements: readonly { readonly code: string; readonly name: string }[];
  }[];
  /** How many elements must show a strength and how many a need before it can be completed with additional needs. */
  readonly completion: { readonly strengths: number; readonly needs: number };
}

/** Every form there ever was, oldest first. A form is never changed, only followed by another. */
export const forms: readonly FormDefinition[] = [caf2007, eha2017];

/** @returns the form with that code. */
export const formOf = (code: string): FormDefinition | undefined => forms.find((form) => form.code === code);

/** @returns whether an episode may be opened on the form that day. */
export const inUse = ({ from, until }: FormDefinition, on: CalendarDate): boolean =>
  from <= on && (until === null || on <= until);

/** @returns the form in use on that day; the oldest for a day before all of them. */
export const formOn = (on: CalendarDate): FormDefinition =>
  forms.find((form) => inUse(form, on)) ?? (forms[0] as FormDefinition);

/** @returns whether the form asks about that element. */
export const asksAbout = ({ domains }: FormDefinition, element: string): boolean =>
  domains.some(({ elements }) => elements.some(({ code }) => code === element));
