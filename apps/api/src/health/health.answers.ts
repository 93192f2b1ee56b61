import { ApiProperty } from '@nestjs/swagger';
import { type Keeping, keepings, type ReadinessReport } from './readiness';

/** What tells that the process is up. */
export class LivenessAnswer {
  @ApiProperty({ type: 'boolean', enum: [true], example: true })
  readonly live!: true;
}

const KeepingField = (description: string): PropertyDecorator =>
  ApiProperty({ type: 'string', enum: keepings, example: 'current', description });

/** What tells whether requests can be answered, and what is missing. */
export class ReadinessAnswer implements ReadinessReport {
  @ApiProperty({ type: 'boolean', example: true })
  readonly ready!: boolean;

  @ApiProperty({ type: 'string', enum: ['reachable', 'unreachable'], example: 'reachable' })
  readonly database!: 'reachable' | 'unreachable';

  @ApiProperty({
    type: 'string',
    enum: ['known', 'unknown'],
    example: 'known',
    description: 'Whether the keys of the identity provider can be had, without which nobody is let in',
  })
  readonly issuer!: 'known' | 'unknown';

  @KeepingField('Whether the read models follow the log closely enough to be read')
  readonly readModels!: Keeping;

  @KeepingField('The same of what follows from an event in another module')
  readonly automations!: Keeping;

  @ApiProperty({
    oneOf: [{ type: 'integer', minimum: 0 }, { type: 'null' }],
    example: 0,
    description: 'How many events were put aside and wait for a person; null when that cannot be asked',
  })
  readonly parked!: number | null;

  @ApiProperty({
    type: 'string',
    enum: ['known', 'ends-soon'],
    example: 'known',
    description: '`ends-soon` from a year before the list of bank holidays ends',
  })
  readonly bankHolidays!: 'known' | 'ends-soon';
}
