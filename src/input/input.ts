export { csvRows, csvText } from './csv.ts';
export { domainName, domainsAbove } from './domain.ts';
export { parseInput } from './parse.ts';
export { checkbox, choice, day, decimal, email, optional, paragraphs, rawText, line, wholeNumber } from './fields.ts';
export { slugOf } from './slug.ts';
