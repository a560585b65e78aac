/** What a utility sets, for cn(): the first rule that fits. tests/ui/class-names.test.ts holds it against tailwind-merge for every two classes that are written here. */
const RULES: readonly (readonly [what: string, fits: RegExp])[] = [
  ["display", /^(block|inline|inline-block|flex|inline-flex|grid|inline-grid|table|contents|hidden|list-item|flow-root)$/],
  ["position", /^(static|fixed|absolute|relative|sticky)$/],
  ["visibility", /^(visible|invisible|collapse)$/],
  ["sr", /^(not-)?sr-only$/],
  ["decoration-line", /^(underline|overline|line-through|no-underline)$/],
  ["text-overflow", /^(truncate|text-ellipsis|text-clip)$/],
  ["text-align", /^text-(left|center|right|justify|start|end)$/],
  ["text-wrap", /^text-(wrap|nowrap|balance|pretty)$/],
  ["font-size", /^text-(\d*(xs|sm|md|lg|xl)|base|\[[\d.]+\w+\])(\/.+)?$/],
  ["text-color", /^text-/],
  ["font-weight", /^font-(thin|light|normal|medium|semibold|bold)$/],
  ["font-family", /^font-/],
  ["flex-direction", /^flex-(row|col)(-reverse)?$/],
  ["flex-wrap", /^flex-(no)?wrap(-reverse)?$/],
  ["border-style", /^border-(solid|dashed|dotted|double|hidden|none)$/],
  ["border-collapse", /^border-(collapse|separate)$/],
  ["border-width-$1", /^border-([trblxy])(-\d+|-\[.+\])?$/],
  ["border-width", /^border(-\d+|-\[[\d.]+\w+\])?$/],
  ["border-color", /^border-/],
  ["divide-$1", /^divide-([xy])(-\d+)?$/],
  ["divide-color", /^divide-/],
  ["outline-style", /^outline-(none|hidden|dashed|dotted|double|solid)$/],
  ["outline-offset", /^outline-offset-/],
  ["outline-width", /^outline(-\d+)?$/],
  ["outline-color", /^outline-/],
  ["decoration-style", /^decoration-(solid|double|dotted|dashed|wavy)$/],
  ["decoration-color", /^decoration-/],
  ["bg-image", /^bg-(none|gradient-.+|linear-.+|\[(linear|radial|conic)-gradient.+\])$/],
  ["bg-color", /^bg-/],
  ["shadow", /^shadow(-none|-(2?xs|sm|md|lg|xl|2xl)|-\[.+\])?$/],
  ["shadow-color", /^shadow-/],
  ["ring-width", /^ring(-\d+)?$/],
  ["ring-color", /^ring-/],
  ["stroke-width", /^stroke-(\d+|\[[\d.]+\])$/],
  ["stroke-color", /^stroke-/],
  ["object-fit", /^object-(contain|cover|fill|none|scale-down)$/],
  ["list-style", /^list-(disc|decimal|none)$/],
  ["table-layout", /^table-(auto|fixed)$/],
  ["snap-$1", /^snap-(?:(mandatory|proximity)|none|x|y|both)$/],
  ["$1", /^(pointer-events|col-start|col-end|row-start|row-end|auto-cols|auto-rows|grid-cols|grid-rows|grid-flow|place-items|place-content|justify-items|justify-self|min-[wh]|max-[wh]|gap-[xy]|space-[xy]|overflow-[xy]|inset-[xy]|scroll-[mp][trblxy]?|translate-[xy]|underline-offset|line-clamp|field-sizing|scale-[xy])-/],
  ["$1", /^(rounded(?:-(?:[trbl]|[tb][lr]))?)(?:-.+)?$/],
  ["$1", /^(shrink|grow|transition|truncate)(?:-.+)?$/],
  ["vertical-align", /^align-/],
  ["$1", /^(p[trblxy]?|m[trblxy]?|[wh]|size|gap|inset|top|right|bottom|left|z|opacity|order|col|row|basis|flex|items|content|justify|self|leading|tracking|whitespace|cursor|scrollbar|select|touch|duration|ease|animate|overflow|appearance|fill|translate|rotate|scale|resize|columns|aspect|will-change)-/],
  ["$1", /^\[([\w-]+):/],
];

const axes = (of: string) => ({ [of]: ["x", "y", "t", "r", "b", "l"].map((side) => of + side), [`${of}x`]: [`${of}r`, `${of}l`], [`${of}y`]: [`${of}t`, `${of}b`] });

/** Setting the first sets the others as well. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  ...axes("p"), ...axes("m"),
  size: ["w", "h"], gap: ["gap-x", "gap-y"], overflow: ["overflow-x", "overflow-y"], "font-size": ["leading"], "text-overflow": [], "line-clamp": ["display", "overflow"],
  inset: ["inset-x", "inset-y", "top", "right", "bottom", "left"], "inset-x": ["right", "left"], "inset-y": ["top", "bottom"],
  flex: ["basis", "grow", "shrink"], translate: ["translate-x", "translate-y"], "border-width": ["x", "y", "t", "r", "b", "l"].map((side) => `border-width-${side}`),
  rounded: ["t", "r", "b", "l", "tl", "tr", "br", "bl"].map((side) => `rounded-${side}`), "rounded-t": ["rounded-tl", "rounded-tr"], "rounded-b": ["rounded-bl", "rounded-br"],
};

export function setsWhat(utility: string): { what: string; also: readonly string[] } {
  for (const [what, fits] of RULES) {
    const found = fits.exec(utility);
    if (!found) continue;
    const named = what.replace("$1", found[1] ?? "");
    return { what: named, also: ALSO[named] ?? [] };
  }
  return { what: "", also: [] };
}
