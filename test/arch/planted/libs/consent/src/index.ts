export const consent = 'consent';
