const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** @returns whether the text is a lower-case UUID, the only form of id used for people, episodes and teams. */
export const isUuid = (text: unknown): text is string => typeof text === 'string' && uuid.test(text);
