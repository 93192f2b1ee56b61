import { type DemonstrationPerson } from './demonstration-people';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** The development issuer's only page: choose who to be. */
export const choosePersonPage = (people: readonly DemonstrationPerson[]): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Sign in (development)</title>
<h1>Who do you want to be?</h1>
<p>All people here are invented. This page exists on development machines only.</p>
<form method="post">
${people
  .map(
    ({ name, displayName, roles, localities }) =>
      `<p><button name="person" value="${escaped(name)}">${escaped(displayName)}</button>
${escaped([...roles, ...localities].join(', '))}`,
  )
  .join('\n')}
</form>
</html>
`;
