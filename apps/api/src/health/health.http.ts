import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Open } from '@app/access';
import { Readiness, type ReadinessReport } from './readiness';

/** For whoever runs the service: needs no token and tells nothing about the record. */
@ApiExcludeController()
@Open()
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** The process is up. */
  @Get('live')
  live(): { live: true } {
    return { live: true };
  }

  /** 200 when requests can be answered, 503 otherwise; the body says what is missing. */
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessReport> {
    const report = await this.readiness.report();
    if (!report.ready) void reply.code(503).header('retry-after', '1');
    return report;
  }
}
