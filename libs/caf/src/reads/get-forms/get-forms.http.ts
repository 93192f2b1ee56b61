import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import { Answers, found } from '@app/http';
import { type FormDefinition, formOf, forms } from '../../domain/forms/forms';
import { formExample, formsExample } from './get-forms.example';

/** The assessment forms, as data for whoever draws them. */
@ApiTags('caf')
@Controller('v1/forms')
export class GetFormsController {
  @May('view-reference')
  @Get()
  @ApiOperation({ operationId: 'listForms', summary: 'List the definitions of the CAF forms' })
  @Answers(formsExample)
  all(): { forms: readonly FormDefinition[] } {
    return { forms };
  }

  @May('view-reference')
  @Get(':code')
  @ApiOperation({ operationId: 'getForm', summary: 'Read the definition of a form' })
  @Answers(formExample)
  one(@Param('code') code: string): FormDefinition {
    return found(formOf(code), 'form-not-found');
  }
}
