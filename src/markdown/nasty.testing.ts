import fc from 'fast-check';

// What fires (or asks another site for something) when it gets through: the payloads of the usual
// lists, in the spots of HTML and of Markdown where they have worked somewhere.
const CALLS = ['canary(1)', 'parent.canary(1)', 'canary`1`'];
const JAVASCRIPT = [
  'javascript:',
  'JaVaScRiPt:',
  'java\tscript:',
  ' javascript:',
  '&#106;avascript:',
  'javascript&colon;',
  'data:text/html,',
  'vbscript:',
  '\u0001javascript:',
];

const html = (call: string, scheme: string): string[] => [
  `<script>${call}</script>`,
  `<scr<script>ipt>${call}</scr</script>ipt>`,
  `<img src=x onerror="${call}">`,
  `<img src="/media/x" onerror=${call}//`,
  `<img src="//elsewhere.example/a.png"><img srcset="https://elsewhere.example/b.png 2x">`,
  `<svg onload="${call}"></svg>`,
  `<svg><script>${call}</script></svg>`,
  `<svg><style><img src=x onerror=${call}></style></svg>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${call}&gt;">`,
  `<math><annotation-xml encoding="text/html"><img src=x onerror=${call}></annotation-xml></math>`,
  `<noscript><p title="</noscript><img src=x onerror=${call}>">`,
  `<textarea><img title="</textarea><img src=x onerror=${call}>">`,
  `<iframe srcdoc="<script>parent.${call}</script>"></iframe>`,
  `<iframe src="${scheme}${call}">`,
  `<object data="${scheme}${call}"></object><embed src="${scheme}${call}">`,
  `<a href="${scheme}${call}" autofocus onfocus="${call}" tabindex=1>a</a>`,
  `<form action="${scheme}${call}"><button formaction="${scheme}${call}">b</button></form>`,
  `<body onload=${call}><details open ontoggle=${call}>`,
  `<style>@import url(https://elsewhere.example/c.css);</style>`,
  `<p style="background:url(https://elsewhere.example/d.png)">p</p>`,
  `<link rel=stylesheet href=https://elsewhere.example/e.css><base href=https://elsewhere.example/>`,
  `<meta http-equiv=refresh content="0;url=${scheme}${call}">`,
  `<input autofocus onfocus=${call}><video><source onerror=${call}></video><audio src=x onerror=${call}>`,
  `<xmp><p title="</xmp><img src=x onerror=${call}>">`,
  `<!--><img src=x onerror=${call}>--><!--!><img src=x onerror=${call}>`,
  `<![CDATA[<img src=x onerror=${call}>]]><?php echo 1 ?>`,
  `<template><img src=x onerror=${call}></template>`,
  `<a href="https://ok.example" class="mention evil" id="body" name="cookie">c</a>`,
];

const markdown = (call: string, scheme: string): string[] => [
  `[a](${scheme}${call})`,
  `[a](<${scheme}${call}>)`,
  `![a](${scheme}${call})`,
  `![a](https://elsewhere.example/f.png "t" onerror="${call}")`,
  `<${scheme}${call}>`,
  `[a]: ${scheme}${call}\n\n[a]`,
  `[a](https://ok.example" onmouseover="${call})`,
  `https://ok.example/"onmouseover="${call}`,
  '```" onload="' + call + '\ncode\n```',
  `| <b onclick=${call}> | b |\n|:-|-|\n| ![](x"onerror=${call}) | d |`,
  `# h" onclick="${call}`,
  `&lt;script&gt;${call}&lt;/script&gt;`,
];

export const fragments: readonly string[] = CALLS.flatMap((call) =>
  JAVASCRIPT.flatMap((scheme) => [...html(call, scheme), ...markdown(call, scheme)]),
);

const glue = fc.constantFrom(
  '',
  ' ',
  '\n',
  '\n\n',
  '<',
  '>',
  '"',
  "'",
  '`',
  '\\',
  '&',
  '-->',
  ']]>',
  '</p>',
  '<p ',
  '<div>',
  '</style>',
  '\0',
  '\u202e',
  '> ',
  '* ',
);

/** Payloads, cut and joined at random, with what closes and opens things between them. */
export const nasty: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...fragments) },
      { weight: 2, arbitrary: glue },
      {
        weight: 1,
        arbitrary: fc.tuple(fc.constantFrom(...fragments), fc.nat(60)).map(([text, from]) => text.slice(from)),
      },
      {
        weight: 1,
        arbitrary: fc.tuple(fc.constantFrom(...fragments), fc.nat(60)).map(([text, to]) => text.slice(0, to)),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''));
