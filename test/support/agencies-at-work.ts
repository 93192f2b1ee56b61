import { type Principal } from '@app/access';
import { type AgencyType } from '@app/kernel';
import { type Application, person } from './application';

const editor = person(6, { roles: ['directory-editor'] });

/** Puts agencies on the register: families agree to agencies that are there and at work. */
export const agenciesAtWork = async (
  application: Application,
  ...who: readonly (Pick<Principal, 'agencyId'> & { readonly agencyType?: AgencyType })[]
): Promise<void> => {
  for (const { agencyId, agencyType = 'other' } of who) {
    const agency = { agencyId, name: `Agency ${agencyId.slice(-4)}`, agencyType, on: '2006-09-01' };
    const { status, body } = await application.post('/v1/agencies', agency, { as: editor });
    if (status >= 300) throw new Error(`an agency is not taken onto the register: ${JSON.stringify(body)}`);
  }
};

/** Puts practitioners on the register, each at work for an agency that is there: only they can be asked to lead. */
export const practitionersAtWork = async (
  application: Application,
  ...who: readonly Pick<Principal, 'practitionerId' | 'agencyId'>[]
): Promise<void> => {
  for (const { practitionerId, agencyId } of who) {
    const post = { practitionerId, agencyId, role: 'worker', name: 'Vera Example', on: '2006-09-01' };
    const { status, body } = await application.post('/v1/practitioners', post, { as: editor });
    if (status >= 300) throw new Error(`a practitioner is not taken onto the register: ${JSON.stringify(body)}`);
  }
};
