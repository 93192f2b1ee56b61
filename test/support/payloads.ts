/**
 * Texts that make something happen where they are not taken as text: in SQL, HTML, templates, spreadsheets, logs, headers, the shell,
 * and in JavaScript's own objects. Each short enough for a name.
 */
export const payloads: readonly string[] = [
  `'; DROP TABLE log.event; --`,
  `' OR '1'='1`,
  `$1::text; SELECT pg_sleep(9)`,
  `<script>document.title='owned'</script>`,
  `"><img src=x onerror=alert(1)>`,
  '{{constructor.constructor("return 7*7")()}}',
  '${7*7} #{7*7} <%= 7*7 %>',
  `=HYPERLINK("http://127.0.0.1/","x")`,
  `+cmd|' /C calc'!A0`,
  `@SUM(1+1)*cmd`,
  'x\r\n{"level":"error","event":"forged"}',
  'x\r\nSet-Cookie: owned=1\r\n\r\n<b>',
  '$(touch /tmp/owned) `touch /tmp/owned`',
  '../../../../etc/passwd%00',
  '{"__proto__":{"owned":true}}',
  '__proto__',
  '%s%s%n %x \\u0027 \\',
  '\u202Eevil\u202C \u2028 \uFEFF Zoë 👩‍👧',
];

/** Bodies that reach for what all objects have in common; as text, because an object could not hold them. */
export const pollutions: readonly string[] = [
  '{"__proto__":{"owned":true}}',
  '{"constructor":{"prototype":{"owned":true}}}',
  '{"name":{"__proto__":{"owned":true}},"identifiers":{"__proto__":{"owned":true}}}',
  '[{"__proto__":{"owned":true}}]',
];
