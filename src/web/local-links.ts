/**
 * Markdown in which the addresses of posts and documents of this server, as people paste them, become short links:
 * a post by the name of its author, a document by its path. What is a link already stays as it is.
 */
export function withLocalLinks(text: string, origin: string): string {
  const here = origin.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const pasted = new RegExp(
    String.raw`(?<![\w/<"'\[]|\]\()(?:${here})?(/@([\w.-]+(?:@[\w.-]+)?)/\d+|/coop/documents/[a-z0-9][a-z0-9-]*(?:/\d+)?)(?![\w/])`,
    'g',
  );
  return text.replaceAll(pasted, (_whole, path: string, handle: string | undefined) => {
    const label = handle === undefined ? path : `@${handle}`;
    return `[${label.replaceAll(/[\\_*`[\]]/g, String.raw`\$&`)}](${path})`;
  });
}
