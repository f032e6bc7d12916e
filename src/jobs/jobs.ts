export { defineJob, enqueue, type Job } from './job.ts';
export { startWorker } from './worker.ts';
export { type Pulse, pulse } from './pulse.ts';
