import * as v from 'valibot';
import { documentBySlug, documents, signDocument, unsignDocument } from '#deliberation';
import type { Db } from '#db';
import { checkbox, wholeNumber } from '#input';
import { notFound } from '#refusal';
import { list, read, write } from '../endpoint.ts';
import { document, documentSummary, showDocument, showDocumentSummary } from '../shapes/documents.ts';

const GROUP = 'documents';

/** @throws Refusal 404 */
async function findDocument(db: Db, slug = '') {
  const found = await documentBySlug(db, slug);
  if (!found) throw notFound();
  return found;
}

const idOf = async (db: Db, slug?: string) => (await findDocument(db, slug)).id;

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

  write({
    name: 'signDocument',
    group: GROUP,
    method: 'PUT',
    path: '/documents/{document}/signature',
    scope: 'write:decisions',
    body: v.object({ version: wholeNumber(1, 100_000_000), shown: checkbox() }),
    answer: document,
    async run({ tx, actor, params, body }) {
      await signDocument(tx, actor, { document: await idOf(tx, params.document), ...body });
      return { answer: showDocument(await findDocument(tx, params.document)) };
    },
  }),

  write({
    name: 'unsignDocument',
    group: GROUP,
    method: 'DELETE',
    path: '/documents/{document}/signature',
    scope: 'write:decisions',
    answer: document,
    async run({ tx, actor, params }) {
      await unsignDocument(tx, actor, await idOf(tx, params.document));
      return { answer: showDocument(await findDocument(tx, params.document)) };
    },
  }),
];
