import js from '@eslint/js';
import ts from 'typescript-eslint';

const impure = ['Date', 'crypto', 'fetch', 'process', 'setTimeout', 'setInterval', 'setImmediate', 'performance'];

export default ts.config(
  { ignores: ['dist', 'node_modules', 'coverage', '**/*.cjs', '**/*.mjs', 'test/bench/peers', 'test/arch/planted'] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `const { sealed, ...plain } = row` is how a property is left out.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@nestjs/cqrs',
              importNames: ['EventBus', 'EventPublisher', 'AggregateRoot', 'EventsHandler', 'Saga', 'ofType'],
              message: 'The in-memory event bus forgets. Use a feed, a projection or a process.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['**/domain/**', 'libs/kernel/src/**'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-globals': ['error', ...impure],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random' }],
    },
  },
  // A request body is a plain bag of validated properties; spreading it into a command is what it is for.
  { files: ['**/*.http.ts'], rules: { '@typescript-eslint/no-misused-spread': 'off' } },
);
