import "server-only";
import type { Instrumentation } from "next";
import { reportError } from "./reporting";

/** What broke in a request is kept for staff under the id that the person sees (the digest). Redirects and not-found are no errors; refusals never come here. */
export const keepRequestError: Instrumentation.onRequestError = async (error, { method }, { routePath, routeType }) => {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  if (!digest?.startsWith("NEXT_")) await reportError({ kind: routeType, error, route: `${method} ${routePath}`, ...(digest && { requestId: digest }) });
};
