import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import { Changes, CodeField, DayField, IdField, type Landed, Refuses, type Sending, Sent, UuidParam } from '@app/http';
import { type MergeReason, mergeReasons } from '../../domain/vocabulary';
import { sendChange } from '../send-change';

export class MergeBody {
  @IdField({ description: 'The record that is used from now on' })
  survivorId!: string;

  @CodeField(mergeReasons)
  reason!: MergeReason;

  @DayField({ example: '2007-06-01' })
  on!: string;
}
export class UnmergeBody {
  @DayField({ example: '2007-06-08' })
  on!: string;
}

/** Two records of one child. Both keep their history; nothing is rewritten, and it can be undone. */
@ApiTags('children')
@Controller('v1/children/:childId/merge')
export class MergeChildrenController {
  constructor(private readonly commands: CommandBus) {}

  @May('merge-records')
  @Post()
  @ApiOperation({ operationId: 'mergeChildren', summary: 'Merge a duplicate record of a child into another' })
  @Changes('childId', 'survivorId')
  @Refuses(
    'child-not-found',
    'survivor-not-found',
    'same-record',
    'endings-differ',
    'record-merged',
    'has-merged-records',
    'future-date',
    'record-sealed',
  )
  merge(
    @Param('childId', UuidParam) childId: string,
    @Body() { survivorId, reason, on }: MergeBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; survivorId: string } & Landed> {
    return sendChange(this.commands, childId, sending, { type: 'MergeChild', survivorId, reason, on }, { survivorId });
  }

  @May('merge-records')
  @Post('undoing')
  @ApiOperation({ operationId: 'unmergeChildren', summary: 'Undo the merge of two records' })
  @Changes('childId')
  @Refuses('child-not-found', 'not-merged', 'future-date')
  unmerge(
    @Param('childId', UuidParam) childId: string,
    @Body() { on }: UnmergeBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string } & Landed> {
    return sendChange(this.commands, childId, sending, { type: 'UnmergeChild', on }, {});
  }
}
