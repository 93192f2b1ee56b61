import { DayField, IdField, TextField } from '@app/http';

/** For whom somebody works, and as what. */
export class PostBody {
  @IdField({ description: 'From the register of agencies' })
  agencyId!: string;

  @TextField({ max: 100, example: 'class teacher', description: 'As what they work' })
  role!: string;

  @DayField({ example: '2006-09-01', description: 'The first day in this post' })
  on!: string;
}
