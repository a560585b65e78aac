import "server-only";
import { setTimeout as sleep } from "node:timers/promises";

/** The server's bundles hold this file more than once; all of them look at one clock. */
const kept = globalThis as typeof globalThis & { throughlineLastAsked?: number };
const RECENTLY = 1_000;
/** How much longer it rests than it worked: people then find the server at bulk work one time in four. */
const REST = 3;

/** Somebody at a screen asks this process for something now. */
export function noteSomebody() {
  kept.throughlineLastAsked = Date.now();
}

/** Whether people asked within the last second: work in bulk then goes in small portions. */
export function isSomebodyHere() {
  return Date.now() - (kept.throughlineLastAsked ?? 0) < RECENTLY;
}

/** Between two portions of work in bulk, of which the last took so many milliseconds: while people are here it rests several times as long, alone it goes on at once. */
export async function giveWay(worked: number) {
  if (isSomebodyHere()) await sleep(REST * worked);
}
