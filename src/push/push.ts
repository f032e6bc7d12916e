export { PUSH_CHOICES } from './kinds.ts';
export { manyToldByPush, toldByPush } from './news-to-push.ts';
export {
  type AppSubscription,
  appSubscription,
  changeAppSubscription,
  policyInput,
  receiverInput,
  subscribeApp,
  subscribeDevice,
  toldOf,
  tryPush,
  unsubscribe,
  unsubscribeApp,
} from './subscribe.ts';
export { changePushPreferences, erasePush, pushPreferences, pushPreferencesInput } from './preferences.ts';
export { type PushText, startPushes, type Writer } from './send.ts';
export { vapidKey } from './vapid.ts';
