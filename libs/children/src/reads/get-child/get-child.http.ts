import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { found, UuidParam } from '@app/http';
import { type ChildView, GetChild } from './get-child.query';

@ApiTags('children')
@Controller('v1/children')
export class GetChildController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':childId')
  async get(@Param('childId', UuidParam) childId: string): Promise<ChildView> {
    return found(await this.queries.execute(new GetChild(childId)), 'child-not-found');
  }
}
