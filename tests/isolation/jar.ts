/** What the browser of a test holds; `isLooking`: the session is one of somebody who may only look. */
export const browser = { cookies: new Map<string, string>(), isLooking: false };

export function leave() {
  browser.cookies.clear();
  browser.isLooking = false;
}

/** What the modules of Next answer while no server runs. */
export const nextHeaders = {
  cookies: async () => ({
    get: (name: string) => (browser.cookies.has(name) ? { name, value: browser.cookies.get(name) } : undefined),
    set: (name: string, value: string) => void browser.cookies.set(name, value),
    delete: (name: string) => void browser.cookies.delete(name),
  }),
  headers: async () => new Headers({ host: "localhost", "user-agent": "a test" }),
};
