import { association } from './association.ts';
import { benefitSociety } from './benefit-society.ts';
import type { CoopModel } from './model.ts';
import { multiStakeholder } from './multi-stakeholder.ts';
import { plain } from './plain.ts';
import { scic } from './scic.ts';
import { workerCoop } from './worker.ts';

/** Every model, the plain one first. */
export const MODELS: readonly CoopModel[] = [plain, association, scic, benefitSociety, workerCoop, multiStakeholder];

/** @returns undefined when no model is called so. */
export const modelByKey = (key: string): CoopModel | undefined => MODELS.find((model) => model.key === key);
