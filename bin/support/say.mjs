/** An ending we expected: printed as its sentence, without a stack. */
export class Stop extends Error {}

export const say = (line) => console.log(line);
export const warn = (line) => console.error(`! ${line}`);

/** Prints `line … 1.2 s` around a piece of work. */
export async function saying(line, work) {
  const begun = performance.now();
  say(`${line} …`);
  const result = await work();
  say(`${line}: done in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  return result;
}

/** The one sentence of a Stop, everything we know of anything else. */
export const explain = (error) => (error instanceof Stop ? error.message : (error?.stack ?? String(error)));
