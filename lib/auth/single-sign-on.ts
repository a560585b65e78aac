import "server-only";
import type { NextRequest } from "next/server";
import NextAuth, { type NextAuthOptions } from "next-auth";
import { limit } from "@/lib/auth/rate-limits";
import { outboundOptions } from "@/lib/auth/outbound";
import { addressOf, cookieOptions, SESSION_HOURS } from "@/lib/auth/sessions";
import { Refusal } from "@/lib/refusal";

/** What an identity provider says about somebody, once it has proven it. */
export type Claims = { sub: string; oid?: string; email?: string; email_verified?: boolean; preferred_username?: string; name?: string };

/** One of the two realms: where its next-auth lives, which cookie it fills, where it ends well and badly. */
export type Realm = { base: "/api/auth" | "/api/ops/auth"; cookie: string; home: string; door: string };

export type Provider = { id: string; issuer: string; clientId: string; clientSecret: string };

type Segments = { params: Promise<{ nextauth: string[] }> };

/**
 * Runs next-auth for one provider. `admit` turns proven claims into the token of a session of ours, or null when we know nobody
 * by them; the cookie holds that token, never a JWT. Of next-auth's own pages only the OpenID Connect flow is open.
 */
export async function singleSignOn(request: NextRequest, { params }: Segments, realm: Realm, provider: Provider, admit: (claims: Claims) => Promise<string | null>) {
  const [action = "", id] = (await params).nextauth;
  if (!["csrf", "signin", "callback"].includes(action) || (action !== "csrf" && id !== provider.id)) return new Response(null, { status: 404 });
  if (action === "signin" && request.method !== "POST") return toDoor(realm, "start");
  try {
    await limit(`sso:${addressOf(request.headers) ?? provider.id}`, { limit: 60, seconds: 60 });
    const response: Response = await NextAuth(request, { params }, optionsFor(realm, provider, admit));
    return atHome(response, realm);
  } catch (error) {
    if (error instanceof Refusal) return toDoor(realm, "busy");
    throw error;
  }
}

function optionsFor(realm: Realm, provider: Provider, admit: (claims: Claims) => Promise<string | null>): NextAuthOptions {
  let token: string | null = null;
  return {
    secret: process.env.APP_SECRET ?? "",
    session: { strategy: "jwt", maxAge: SESSION_HOURS * 3600 },
    ...cookiesOf(realm),
    pages: { signIn: realm.door, error: realm.door },
    logger: { error: (code, said) => console.error(`single sign-on: ${code}: ${reasonOf(said)}`), warn: () => {}, debug: () => {} },
    providers: [connectionTo(provider, addressOfPath(`${realm.base}/callback/${provider.id}`))],
    callbacks: {
      signIn: async ({ profile }) => {
        token = await admit({ sub: "", ...profile });
        return token !== null || addressOfPath(`${realm.door}?error=nobody`);
      },
      jwt: async () => ({ token }),
      redirect: async () => addressOfPath(realm.home),
    },
    jwt: { encode: async ({ token: ours }) => String(ours?.token ?? ""), decode: async () => null },
  };
}

/** Ours for the session; the flow's own for a quarter of an hour, on the way through the realm. */
function cookiesOf(realm: Realm): Pick<NextAuthOptions, "useSecureCookies" | "cookies"> {
  const { httpOnly, sameSite, secure, path } = cookieOptions(new Date());
  const cookie = { httpOnly, sameSite, secure, path };
  const passing = (name: string, maxAge = 900) => ({ name: `${realm.cookie}.${name}`, options: { ...cookie, path: realm.base, maxAge } });
  return {
    useSecureCookies: secure,
    cookies: {
      sessionToken: { name: realm.cookie, options: cookie },
      csrfToken: passing("csrf"), callbackUrl: passing("callback"), state: passing("state"), nonce: passing("nonce"), pkceCodeVerifier: passing("pkce"),
    },
  };
}

function connectionTo({ id, issuer, clientId, clientSecret }: Provider, redirect_uri: string): NextAuthOptions["providers"][number] {
  return {
    id, name: "Company", type: "oauth", idToken: true, checks: ["pkce", "state", "nonce"],
    issuer, wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId, clientSecret, httpOptions: outboundOptions(),
    // next-auth knows one address for the whole process; each realm names its own here.
    authorization: { params: { scope: "openid email profile", redirect_uri } },
    token: { request: async ({ client, params, checks }) => ({ tokens: await client.callback(redirect_uri, params, checks) }) },
    profile: ({ sub, email }: Claims) => ({ id: sub, email: email ?? null }),
  };
}

/** Failures end at the realm's own door, whichever address next-auth believes to be its own. */
function atHome(response: Response, realm: Realm) {
  const to = response.headers.get("location");
  const error = to && new URL(to, process.env.APP_URL).searchParams.get("error");
  if (error && error !== "nobody") response.headers.set("location", addressOfPath(`${realm.door}?error=failed`));
  return response;
}

function toDoor(realm: Realm, error: string) {
  return Response.redirect(addressOfPath(`${realm.door}?error=${error}`), 303);
}

function addressOfPath(path: string) {
  return new URL(path, process.env.APP_URL).href;
}

function reasonOf(said: Error | Record<string, unknown>) {
  const error = said instanceof Error ? said : said.error;
  return error instanceof Error ? error.message : "no reason was given";
}
