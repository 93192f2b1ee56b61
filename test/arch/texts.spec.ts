import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const libs = join(__dirname, '../../libs');
const routes = readdirSync(libs, { recursive: true, encoding: 'utf8' }).filter((file) => /\.http\.ts$/.test(file));
const ownText = /\b(?:IsString|Length|MinLength|MaxLength|IsNotEmpty)\b/;

describe('Every text of the API', () => {
  it('is checked by the one function that knows a text of blanks: no route declares a text of its own', () => {
    expect(routes.length).toBeGreaterThan(50);
    expect(routes.filter((file) => ownText.test(readFileSync(join(libs, file), 'utf8')))).toEqual([]);
  });
});
