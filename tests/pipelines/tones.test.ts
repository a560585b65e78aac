import { wcagContrast } from "culori";
import { expect, test } from "vitest";
import { tonesOf } from "@/lib/pipelines/tones";

/** The table of design.md, Stage colours: stored, light mark, text in light. */
test.each([
  ["#6B7280", "#6b7280", "#656c7a"],
  ["#3B82F6", "#3b82f6", "#1e65d7"],
  ["#8B5CF6", "#8b5cf6", "#7b49e3"],
  ["#F59E0B", "#c67e04", "#965f03"],
  ["#10B981", "#02a270", "#057b54"],
  ["#EF4444", "#ef4444", "#d01f2a"],
])("%s is shown as the design has it", (stored, mark, text) => {
  const tones = tonesOf(stored);
  expect(near(light(tones.mark), mark)).toBe(true);
  expect(near(light(tones.text), text)).toBe(true);
});

test.each(["#ffffff", "#000000", "#ffff00", "#7f7f7f", "#00ffcc", "#f0f0f0"])("%s is readable in both themes whatever was stored", (stored) => {
  const { mark, text, tint } = tonesOf(stored);
  expect(wcagContrast(light(mark), "#f4f6f7")).toBeGreaterThanOrEqual(3);
  expect(wcagContrast(dark(mark), "#1c2223")).toBeGreaterThanOrEqual(3);
  expect(wcagContrast(light(text), light(tint))).toBeGreaterThanOrEqual(4.5);
  expect(wcagContrast(dark(text), dark(tint))).toBeGreaterThanOrEqual(4.5);
});

const light = (pair: string) => pair.slice(11, 18);
const dark = (pair: string) => pair.slice(20, 27);

/** Two roads to the same colour may differ by the last bit or two of a channel. */
function near(a: string, b: string) {
  return [1, 3, 5].every((at) => Math.abs(parseInt(a.slice(at, at + 2), 16) - parseInt(b.slice(at, at + 2), 16)) <= 2);
}
