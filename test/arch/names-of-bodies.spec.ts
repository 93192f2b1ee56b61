import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const libs = join(__dirname, '../../libs');
const described = readdirSync(libs, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('spec.ts'))
  .flatMap((file) => {
    const text = readFileSync(join(libs, file), 'utf8');
    const declared = [...text.matchAll(/^(?:export )?class (\w+)/gm)].map(([, name = '']) => name);
    return /\.http\.ts$/.test(file) || /@ApiProperty|Field\(/.test(text)
      ? declared.filter((name) => !name.endsWith('Controller'))
      : [];
  });

describe('Every class that a request or an answer is described by', () => {
  it('has a name of its own: of two with one name the description of the API would show one alone', () => {
    expect(described.length).toBeGreaterThan(100);
    expect(described.filter((name, at) => described.indexOf(name) !== at)).toEqual([]);
  });
});
