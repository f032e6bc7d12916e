export { renderMarkdown } from './render.ts';
export { sanitizeHtml } from './sanitize.ts';
