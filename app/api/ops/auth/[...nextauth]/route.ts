import type { NextRequest } from "next/server";
import { STAFF_COOKIE } from "@/lib/auth/sessions";
import { singleSignOn } from "@/lib/auth/single-sign-on";
import { admitByEntra, findEntra } from "@/lib/ops/accounts/commands/entra";

const realm = { base: "/api/ops/auth", cookie: STAFF_COOKIE, home: "/ops", door: "/ops/sign-in" } as const;

type Segments = { params: Promise<{ nextauth: string[] }> };

/** The staff's next-auth, only with Microsoft Entra ID configured. */
async function handle(request: NextRequest, segments: Segments) {
  const entra = findEntra();
  if (!entra) return new Response(null, { status: 404 });
  return singleSignOn(request, segments, realm, entra, admitByEntra);
}

export { handle as GET, handle as POST };
