import type { Action } from './action.ts';

/**
 * An action whose input the holder cannot know: pass what its own schema gave. Its verbs are methods, so that every
 * action is one of these.
 */
export type AnyAction = Action<unknown>;

const registry = new Map<string, AnyAction>();

/** Says which actions the program has: app.ts, once, before anything is served. */
export function listActions(actions: readonly AnyAction[]): void {
  for (const action of actions) {
    const known = registry.get(action.name);
    if (known && known !== action) throw new Error(`two actions are called ${action.name}`);
    registry.set(action.name, action);
  }
}

/** @returns undefined when no action is called so. */
export const actionNamed = (name: string): AnyAction | undefined => registry.get(name);

/** Every action of the program, in the order of app.ts. */
export const everyAction = (): readonly AnyAction[] => [...registry.values()];
