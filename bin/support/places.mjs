import path from "node:path";

export const ROOT = path.resolve(import.meta.dirname, "../..");

/** A path below the project's root. */
export const at = (...parts) => path.join(ROOT, ...parts);

/** A path below the data folder: THROUGHLINE_DATA, or `.data` in the project. */
export const data = (...parts) => path.join(path.resolve(ROOT, process.env.THROUGHLINE_DATA ?? ".data"), ...parts);
