export { type Fetch, FetchRefused, type RefusedBecause } from './refused.ts';
export { guardedFetch } from './guarded-fetch.ts';
export { isPublicAddress } from './public-address.ts';
