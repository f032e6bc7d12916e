export { canonicalText } from './canonical.ts';
export {
  type ActionCall,
  type ActionField,
  type Authority,
  type Change,
  defineAction,
  type FilledIn,
  type Gravity,
  type Json,
  type Point,
} from './action.ts';
export { actionNamed, type AnyAction, everyAction, listActions } from './registry.ts';
