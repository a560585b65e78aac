import { converter, formatHex, inGamut, wcagContrast, type Oklch } from "culori";

/** What a stage's stored colour looks like: `mark` (dot, header line, chart), `text` on its `tint`. Each is a CSS light-dark() pair. */
export type Tones = { mark: string; text: string; tint: string };

/** What the tones must stand out from: the page in light, a raised surface in dark. design.md, Stage colours. */
const PAGE = { light: "#f4f6f7", dark: "#1c2223" };
const toLch = converter("oklch");
const isShowable = inGamut("rgb");
const known = new Map<string, Tones>();

/** The stored colour is data and may fail contrast: only its lightness moves, until a mark has 3:1 and text 4.5:1. The hue stays. */
export function tonesOf(stored: string): Tones {
  const tones = known.get(stored) ?? derive(stored);
  known.set(stored, tones);
  return tones;
}

function derive(stored: string): Tones {
  const colour = lchOf(stored);
  const light = hex({ ...colour, l: 0.962, c: Math.min(0.028, colour.c * 0.2) });
  const dark = hex({ ...colour, l: 0.275, c: Math.min(0.05, colour.c * 0.3) });
  return {
    mark: pair(fit(stored, PAGE.light, 3, -1), fit(stored, PAGE.dark, 3.2, 1)),
    text: pair(fit(stored, light, 4.7, -1), fit(stored, dark, 4.8, 1)),
    tint: pair(light, dark),
  };
}

/** Steps of half a percent of lightness towards the side that gains contrast. */
function fit(stored: string, ground: string, ratio: number, direction: 1 | -1) {
  const colour = lchOf(stored);
  let shown = hex(colour);
  for (let step = 0; step < 200 && wcagContrast(shown, ground) < ratio; step++) {
    colour.l += direction * 0.005;
    shown = hex(colour);
  }
  return shown;
}

/** A screen cannot show every lightness at full strength: chroma gives way, hue never. */
function hex(colour: Oklch) {
  const shown = { ...colour };
  while (!isShowable(shown) && shown.c > 0) shown.c = Math.max(0, shown.c - 0.002);
  return formatHex(shown);
}

/** What is no colour is the middle grey. */
function lchOf(stored: string): Oklch {
  return toLch(stored) ?? { mode: "oklch", l: 0.5, c: 0 };
}

function pair(light: string, dark: string) {
  return `light-dark(${light}, ${dark})`;
}
