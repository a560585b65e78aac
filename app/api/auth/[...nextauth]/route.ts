import type { NextRequest } from "next/server";
import { admitByCompany, findCompany } from "@/lib/accounts/commands/companies";
import { TENANT_COOKIE } from "@/lib/auth/sessions";
import { singleSignOn } from "@/lib/auth/single-sign-on";

const realm = { base: "/api/auth", cookie: TENANT_COOKIE, home: "/deals", door: "/sign-in" } as const;

type Segments = { params: Promise<{ nextauth: string[] }> };

/** The tenants' next-auth: one provider a request, the company that the address names. */
async function handle(request: NextRequest, segments: Segments) {
  const { nextauth } = await segments.params;
  const id = nextauth[1] ?? request.nextUrl.searchParams.get("provider") ?? "";
  const company = /^[0-9a-f-]{36}$/.test(id) ? await findCompany(id) : null;
  if (!company) return new Response(null, { status: 404 });
  return singleSignOn(request, segments, realm, company, (claims) => admitByCompany(company, claims));
}

export { handle as GET, handle as POST };
