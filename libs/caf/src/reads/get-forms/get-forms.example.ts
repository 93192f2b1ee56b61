import { type FormDefinition } from '../../domain/forms/forms';

/** For the API's description: a form cut down to one question. */
export const formExample: FormDefinition = {
  code: 'caf-2007',
  name: 'Common Assessment Framework',
  from: '2005-04-01',
  until: '2017-08-31',
  wholeFamily: false,
  domains: [
    {
      code: 'development',
      name: 'Development of the child',
      elements: [{ code: 'D4', name: 'Emotional and social development' }],
    },
  ],
  completion: { strengths: 1, needs: 1 },
};
/** For the API's description. */
export const formsExample: { readonly forms: readonly FormDefinition[] } = { forms: [formExample] };
