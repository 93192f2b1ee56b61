import { Controller, Get, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Open } from '@app/access';
import { LivenessAnswer, ReadinessAnswer } from './health.answers';
import { Readiness, type ReadinessReport } from './readiness';

/** For whoever runs the service: needs no token and tells nothing about the record. */
@ApiTags('health')
@ApiSecurity({})
@Open()
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** The process is up. */
  @Get('live')
  @ApiOperation({ operationId: 'getLiveness', summary: 'Tell whether the process is up' })
  @ApiResponse({ status: 200, description: 'The process is up.', type: LivenessAnswer })
  live(): { live: true } {
    return { live: true };
  }

  /** 200 when requests can be answered, 503 otherwise; the body says what is missing. */
  @Get('ready')
  @ApiOperation({ operationId: 'getReadiness', summary: 'Tell whether requests can be answered' })
  @ApiResponse({ status: 200, description: 'Requests can be answered.', type: ReadinessAnswer })
  @ApiResponse({
    status: 503,
    description: 'Requests cannot be answered; the body says what is missing.',
    type: ReadinessAnswer,
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessReport> {
    const report = await this.readiness.report();
    if (!report.ready) void reply.code(503).header('retry-after', '1');
    return report;
  }
}
