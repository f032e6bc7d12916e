interface Policy {
  createHTML(html: string): string;
  createScriptURL(url: string): string;
}

declare global {
  // Chromium and others; where it is missing, a string will do.
  var trustedTypes: { createPolicy(name: string, rules: Policy): Policy } | undefined;
}

const rules: Policy = {
  createHTML: (html) => html,
  createScriptURL(url) {
    if (!url.startsWith('/worker.js?')) throw new TypeError('no script of ours');
    return url;
  },
};

/** The one policy of the pages: only HTML that this server rendered is handed to it, and the address of our worker. */
const policy: Policy = globalThis.trustedTypes?.createPolicy('essor', rules) ?? rules;

/** HTML that this server rendered, as nodes. */
export function nodesOf(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = policy.createHTML(html);
  return template.content;
}

/** A whole page of this server, to take a part from. */
export const pageOf = (html: string): Document => new DOMParser().parseFromString(policy.createHTML(html), 'text/html');

/** The address of the worker, in a language. */
export const workerAddress = (language: string): string => policy.createScriptURL(`/worker.js?in=${language}`);
