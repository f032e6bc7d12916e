export { defineJob, enqueue, type Job } from './job.ts';
export { startWorker, type Worker } from './worker.ts';
