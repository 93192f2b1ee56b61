import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';

/** What every list of this room takes. */
export class PageParameters {
  @ApiPropertyOptional({ example: '50', description: 'Entries on a page, 1 to 200; 50 when left out' })
  @IsOptional()
  @Matches(/^(?:[1-9]\d?|1\d\d|200)$/, { message: 'must be a number from 1 to 200' })
  limit?: string;

  @ApiPropertyOptional({ description: 'Where the page begins, as `next` of the answer before gave it' })
  @IsOptional()
  @Matches(/^[\w-]{1,120}$/, { message: 'must be the cursor of an answer' })
  cursor?: string;
}
