import { afterEach, expect, test, vi } from "vitest";
import { isSomebodyHere, noteSomebody } from "@/lib/jobs/courtesy";
import { inChunks, readAhead, readValues } from "@/lib/telemetry/reading";
import { LIMITS } from "@/lib/telemetry/rules";
import { row } from "./scene";

afterEach(() => void vi.useRealTimers());

const rows = readValues(Array.from({ length: LIMITS.chunk + 100 }, (_, n) => row(n)));
const lengths = async () => {
  const found: number[] = [];
  for await (const chunk of readAhead(inChunks([rows]))) found.push(chunk.length);
  return found;
};

test("alone a stream is taken in large chunks; while people are here in small portions", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  expect(await lengths()).toEqual([LIMITS.chunk, 100]);
  noteSomebody();
  expect(await lengths()).toEqual([...Array.from({ length: LIMITS.chunk / LIMITS.portion }, () => LIMITS.portion), 100]);
  vi.advanceTimersByTime(1000);
  expect([isSomebodyHere(), await lengths()]).toEqual([false, [LIMITS.chunk, 100]]);
});

test("the next portion is asked for while the one before it is being stored, and its fault is heard in its turn", async () => {
  const asked: number[] = [];
  async function* portions() {
    for (const n of [1, 2, 3]) {
      asked.push(n);
      if (n === 3) throw new Error("the sender is gone");
      yield n;
    }
  }
  const seen: [number, number[]][] = [];
  const reading = (async () => {
    for await (const portion of readAhead(portions())) {
      await new Promise((resolve) => setImmediate(resolve));
      seen.push([portion, [...asked]]);
    }
  })();
  await expect(reading).rejects.toThrow("the sender is gone");
  expect(seen).toEqual([[1, [1, 2]], [2, [1, 2, 3]]]);
});
