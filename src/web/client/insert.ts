interface Policy {
  createHTML(html: string): string;
}

declare global {
  // Chromium and others; where it is missing, a string will do.
  var trustedTypes: { createPolicy(name: string, rules: Policy): Policy } | undefined;
}

/** The one policy of the pages: only HTML that this server rendered is handed to it. */
const policy: Policy = globalThis.trustedTypes?.createPolicy('essor', { createHTML: (html) => html }) ?? {
  createHTML: (html) => html,
};

/** HTML that this server rendered, as nodes. */
export function nodesOf(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = policy.createHTML(html);
  return template.content;
}

/** A whole page of this server, to take a part from. */
export const pageOf = (html: string): Document => new DOMParser().parseFromString(policy.createHTML(html), 'text/html');
