import type { Db } from "./db";
import { hashPassword } from "@/lib/auth/passwords";
import { ordinaryCalendar } from "@/lib/calendars/rules/editing";
import { STAFF } from "./cast";
import { demoSecret } from "./secrets";

/** The vendor's own organization and its staff. They come enrolled for two-step sign-in, each with a secret of their own. */
export async function seedStaff(db: Db, password: string, sealSecret: (secret: string) => string) {
  await db.organization.create({ data: { name: "Ethico", slug: "ethico", domains: ["ethico.test"], timezone: "America/New_York", businessCalendar: ordinaryCalendar("America/New_York"), isVendor: true, canOnboardClients: true } });
  const passwordHash = await hashPassword(password);
  const made = new Map<string, string>();
  for (const { key, name, role, manager } of STAFF) {
    const managerId = (manager && made.get(manager)) ?? null;
    const { id } = await db.internalUser.create({ data: { email: `${key}@demo.test`, name, role, passwordHash, totpSecret: sealSecret(demoSecret(key)), totpConfirmedAt: new Date(), managerId } });
    made.set(key, id);
  }
}
