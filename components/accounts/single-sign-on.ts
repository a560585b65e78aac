"use client";

/** Leaves for the identity provider: next-auth wants its own token first, then names the address to go to. Ends at `door` when there is none. */
export async function startSingleSignOn(base: "/api/auth" | "/api/ops/auth", providerId: string, door: string) {
  const csrf = await fetch(`${base}/csrf?provider=${providerId}`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const body = new URLSearchParams({ csrfToken, json: "true" });
  const started = await fetch(`${base}/signin/${providerId}`, { method: "POST", body, headers: { "content-type": "application/x-www-form-urlencoded" } });
  const { url } = (await started.json()) as { url: string };
  window.location.assign(new URL(url, window.location.href).searchParams.has("error") ? `${door}?error=failed` : url);
}
