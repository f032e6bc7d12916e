import type { KyselyPlugin, OperationNode } from 'kysely';

const WRITES = /\b(?:(insert\s+into)|update|delete\s+from)\s+"?([a-z_]+)/gi;

const nameOf = (node: OperationNode | undefined): string | undefined => {
  if (!node) return undefined;
  if ('table' in node && typeof node.table === 'object') {
    const { table } = node as { table: OperationNode };
    if (table.kind === 'SchemableIdentifierNode')
      return (table as unknown as { identifier: { name: string } }).identifier.name;
  }
  return 'node' in node ? nameOf(node.node as OperationNode) : undefined;
};

/**
 * Notes which tables the statements of one transaction change: `session` for an update or a deletion, `+session` for an
 * insertion.
 */
export const notingWrites = (written: Set<string>): KyselyPlugin => ({
  transformQuery({ node }) {
    switch (node.kind) {
      case 'InsertQueryNode':
        written.add(`+${nameOf(node.into)}`);
        break;
      case 'UpdateQueryNode':
        written.add(`${nameOf(node.table)}`);
        break;
      case 'DeleteQueryNode':
        for (const from of node.from.froms) written.add(`${nameOf(from)}`);
        break;
      case 'RawNode':
        for (const fragment of node.sqlFragments) {
          for (const [, inserts, table] of fragment.matchAll(WRITES)) written.add(`${inserts ? '+' : ''}${table}`);
        }
        break;
      default:
    }
    return node;
  },
  transformResult: async ({ result }) => result,
});
