export { canonicalText } from './canonical.ts';
export {
  type ActionCall,
  type ActionField,
  type Authority,
  type Change,
  defineAction,
  type Gravity,
  type Json,
} from './action.ts';
export { actionNamed, type AnyAction, everyAction, listActions } from './registry.ts';
