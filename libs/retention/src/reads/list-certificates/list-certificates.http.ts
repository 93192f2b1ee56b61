import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Grant, Granted, May } from '@app/access';
import { Answers, DayField, ReadsFrom } from '@app/http';
import { type Certificate, ListCertificates } from './list-certificates.query';
import { certificatesExample } from './list-certificates.example';

export class ListCertificatesParameters {
  @DayField({ example: '2032-01-01' })
  from!: string;

  @DayField({ example: '2032-12-31' })
  to!: string;
}

@ApiTags('retention')
@Controller('v1/retention/certificates')
export class ListCertificatesController {
  constructor(private readonly queries: QueryBus) {}

  /** What was destroyed between two days: class, rules, number of records, who approved, and from which day on no backup opens it any more. */
  @May('list-retention')
  @Get()
  @ApiOperation({ operationId: 'listErasureCertificates', summary: 'List the certificates of erasure' })
  @Answers(certificatesExample)
  @ReadsFrom('retention-card')
  async list(
    @Query() { from, to }: ListCertificatesParameters,
    @Granted() grant: Grant,
  ): Promise<{ certificates: readonly Certificate[] }> {
    return { certificates: await this.queries.execute(new ListCertificates(from, to, grant)) };
  }
}
