import fc from 'fast-check';

// `npm test` plays the same samples everywhere, so that a failure is the change's and not the day's;
// `npm run ordeal` draws new ones, and fast-check names the seed of what it finds.
const given = process.env.ESSOR_SEED ?? '2016';
if (given !== 'new') fc.configureGlobal({ seed: Number(given) });
