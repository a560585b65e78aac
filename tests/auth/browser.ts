/** Stands in for next/headers, as no server runs (vitest.config.ts): one browser with a cookie jar. */
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
  return new Headers([["host", "localhost"], ["user-agent", "a test"], ...sent]);
}
