import { ReadsFrom, readsFrom } from './at-least';

/** What a handler says that it looks at. */
const said = (decorate: MethodDecorator): readonly string[] => {
  const handler = (): void => undefined;
  decorate({}, 'read', { value: handler });
  return readsFrom(handler);
};

describe('A read that waits for projections', () => {
  it('says for which', () => expect(said(ReadsFrom('child-card', 'caf-card'))).toEqual(['child-card', 'caf-card']));

  it('does not compile when it names one that there is none of: it would wait in vain', () =>
    // @ts-expect-error No projection has this name.
    expect(said(ReadsFrom('no-such-card'))).toEqual(['no-such-card']));
});
