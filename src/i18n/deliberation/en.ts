export const deliberation = {};
