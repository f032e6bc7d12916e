import type { CoopModel } from './model.ts';

/** Every model, the plain one first. */
export const MODELS: readonly CoopModel[] = [];

export const modelByKey = (key: string): CoopModel | undefined => MODELS.find((model) => model.key === key);
