import { readdirSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
type Module = Record<string, unknown>;
export type Exported = { key: string; file: string; name: string; call: (...args: unknown[]) => Promise<unknown> };

/** Every function a kind of file exports, found on the disk: nobody can add one unseen. The key is the folder and the name. */
export async function listExports(under: string, pattern: RegExp): Promise<Exported[]> {
  const files = readdirSync(path.join(root, under), { recursive: true }).map(String).filter((file) => pattern.test(file)).toSorted();
  const lists = await Promise.all(files.map(async (file) => {
    const loaded = (await import(path.join(root, under, file))) as Module;
    return Object.entries(loaded).flatMap(([name, value]) => (isFunction(value) ? [{ key: keyOf(file, name), file: `${under}/${file}`, name, call: value }] : []));
  }));
  return lists.flat();
}

/** "(workspace)/settings/people/actions.ts" and "undo" are "settings/people#undo". */
function keyOf(file: string, name: string) {
  const folder = path.dirname(file).replaceAll("\\", "/").split("/").filter((part) => !/^\(.*\)$/.test(part)).join("/");
  return `${folder === "." ? "" : folder}#${name}`;
}

function isFunction(value: unknown): value is Exported["call"] {
  return typeof value === "function";
}
