/** A die that always falls the same way: the demo is the same on every machine. */
export function chance(seed: number) {
  let state = seed;
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number) => low + Math.floor(roll() * (high - low + 1));
  const pick = <T>(choices: readonly T[]): T => {
    const chosen = choices[Math.floor(roll() * choices.length)];
    if (chosen === undefined) throw new Error("nothing to pick from");
    return chosen;
  };
  const some = <T>(choices: readonly T[], count: number) => {
    const left = [...choices];
    return Array.from({ length: Math.min(count, left.length) }, () => left.splice(Math.floor(roll() * left.length), 1)).flat();
  };
  const is = (share: number) => roll() < share;
  /** A time-ordered id for something that happened then. */
  const idAt = (at: Date) => {
    const time = at.getTime().toString(16).padStart(12, "0");
    const hex = (length: number) => Array.from({ length }, () => Math.floor(roll() * 16).toString(16)).join("");
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${pick(["8", "9", "a", "b"])}${hex(3)}-${hex(12)}`;
  };
  return { roll, between, pick, some, is, idAt };
}

export type Chance = ReturnType<typeof chance>;
