import { ValidateBy } from 'class-validator';
import { isCalendarDate } from '@app/kernel';

/** The property must be a day that exists, as `YYYY-MM-DD`. */
export const AsCalendarDate = (): PropertyDecorator =>
  ValidateBy({
    name: 'isCalendarDate',
    validator: { validate: isCalendarDate, defaultMessage: () => 'must be a day that exists, as YYYY-MM-DD' },
  });
