/**
 * How deeply JSON text nests, by its brackets outside strings, without parsing it. JSON.parse
 * takes millions of levels, and what reads the result then overflows the stack.
 */
export function jsonDepth(text: string, enough: number): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (inString) {
      if (code === 92) i++;
      else if (code === 34) inString = false;
    } else if (code === 34) inString = true;
    else if (code === 91 || code === 123) {
      if (++depth > deepest) deepest = depth;
      if (deepest > enough) return deepest;
    } else if (code === 93 || code === 125) depth--;
  }
  return deepest;
}
