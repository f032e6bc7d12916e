/** Patterns that stylesheets point to: what is waiting or committed is hatched, never plain. Once a document. */
export const Hatches = () => (
  <svg class="hatches" aria-hidden="true">
    <defs>
      <Hatch id="hatch-amber" kind="amber" />
      <Hatch id="hatch-pine" kind="pine" />
      <Hatch id="hatch-object" kind="object" />
    </defs>
  </svg>
);

const Hatch = ({ id, kind }: { id: string; kind: string }) => (
  <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <path class={kind} d="M1 0v5" />
  </pattern>
);
