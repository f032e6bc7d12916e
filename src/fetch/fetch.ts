export { type Fetch, type FetchOptions, FetchRefused, type RefusedBecause } from './refused.ts';
export { guardedFetch, type GuardOptions } from './guarded-fetch.ts';
export { isPublicAddress } from './public-address.ts';
