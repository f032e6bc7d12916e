export { defineJob, enqueue, type Job, type JobName } from './job.ts';
export { startWorker } from './worker.ts';
export { type Pulse, pulse } from './pulse.ts';
