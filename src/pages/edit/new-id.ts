// Names for what is new in a project.

/** An id as the original makes them: no other has it. */
export const newId = (): string => crypto.randomUUID().toUpperCase();
