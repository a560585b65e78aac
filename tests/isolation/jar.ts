import { jar } from "../auth/browser";

/** What the browser of a test holds; `isLooking`: the session is one of somebody who may only look. */
export const browser = { cookies: jar, isLooking: false };

export function leave() {
  browser.cookies.clear();
  browser.isLooking = false;
}
