export const fixture = 'for tests';
