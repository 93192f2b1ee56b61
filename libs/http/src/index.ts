export { ReadsFrom, readsFrom } from './at-least';
export { Limited, type Limits } from './rate-limits';
export { answer, answerFrom, type Landed, RefusedError, statusOfRefusal } from './refusals';
export { enclose, idFor, type Sending, Sent } from './sending';
export { AsCalendarDate } from './as-calendar-date';
export { aNumber, Answers, Changes, Creates, manyIds, Refuses } from './documented';
export {
  CodeField,
  CodesField,
  DayField,
  FlagField,
  IdField,
  IdsField,
  NameField,
  TextField,
  TextsField,
} from './fields';
export { exampleDay, exampleId, exampleIds } from './examples';
export { found, NumberParam, UuidParam } from './found';
export { type Fault, Malformed } from './malformed';
export { type Problem } from './problem';
export { HttpModule } from './http.module';
export { type Receiving } from './receiving';
export { BODY_LIMIT, httpApplication, type HttpOptions } from './http-application';
