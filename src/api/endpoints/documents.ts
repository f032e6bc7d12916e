import * as v from 'valibot';
import { documentBySlug, documents } from '#deliberation';
import { checkbox } from '#input';
import { notFound } from '#refusal';
import { list, read } from '../endpoint.ts';
import { document, documentSummary, showDocument, showDocumentSummary } from '../shapes/documents.ts';

const GROUP = 'documents';

export const documentEndpoints = [
  list({
    name: 'listDocuments',
    group: GROUP,
    path: '/documents',
    scope: 'read:decisions',
    open: true,
    query: v.object({ retired: checkbox() }),
    answer: documentSummary,
    run: async ({ db, query }) => ({ items: (await documents(db, query)).map(showDocumentSummary) }),
  }),

  read({
    name: 'readDocument',
    group: GROUP,
    path: '/documents/{document}',
    scope: 'read:decisions',
    open: true,
    answer: document,
    async run({ db, params }) {
      const found = await documentBySlug(db, params.document ?? '');
      return found && showDocument(found);
    },
  }),

  read({
    name: 'readDocumentVersion',
    group: GROUP,
    path: '/documents/{document}/versions/{version}',
    scope: 'read:decisions',
    open: true,
    answer: document,
    async run({ db, params }) {
      if (!/^[1-9][0-9]{0,8}$/.test(params.version ?? '')) throw notFound();
      const found = await documentBySlug(db, params.document ?? '', Number(params.version));
      return found && showDocument(found);
    },
  }),
];
