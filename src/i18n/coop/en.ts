export const coop = {};
