/** Stands in for next/headers: one browser with a cookie jar. `vi.mock("next/headers", () => import("../auth/browser"))`. */
export const jar = new Map<string, string>();
export const sent = new Map<string, string>();

export async function cookies() {
  return {
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) ?? "" } : undefined),
    set: (name: string, value: string) => void jar.set(name, value),
    delete: (name: string) => void jar.delete(name),
  };
}

export async function headers() {
  return new Headers([["user-agent", "a test"], ...sent]);
}
