export { type Fit, fit } from './fit.ts';
export { judge, judging, type Judgement, type RaterPlace, type Reason, type State, type Verdict } from './judge.ts';
export { MODEL, type Value } from './model.ts';
export { BridgingError, type Rating, type Table, tableOf } from './table.ts';
