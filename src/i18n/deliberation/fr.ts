import type { deliberation as english } from './en.ts';

export const deliberation: typeof english = {
  unknownAction: (name) => `Quelque chose que ce programme ne connaît pas (${name})`,
};
