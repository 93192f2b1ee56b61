import { type Room } from '@app/runtime';
import { SubjectAccessModule } from './subject-access.module';

export const subjectAccessRoom: Room = {
  name: 'subject-access',
  module: SubjectAccessModule,
  codecs: [],
  migrations: [],
  entities: [],
  projections: [],
};
