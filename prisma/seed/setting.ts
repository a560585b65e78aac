import type { Db } from "./db";
import { hashPassword } from "@/lib/auth/passwords";
import { ordinaryCalendar } from "@/lib/calendars/rules/editing";
import { openPipeline } from "@/lib/organizations/opening";
import type { Chance } from "./chance";
import { FIRST_NAMES, JOBS, LAST_NAMES, PEOPLE, PRODUCTS, TAGS } from "./cast";
import { COMPANIES, SUBSIDIARIES } from "./companies";

export type Setting = Awaited<ReturnType<typeof seedSetting>>;
const OWNERS = ["rep", "rep", "marek", "tomas", "manager"] as const;
const DAY = 86_400_000;

/** The demo organization itself: people, pipeline, products, tags, rates, customers and their contacts. */
export async function seedSetting(db: Db, dice: Chance, now: Date, password: string) {
  const { id: tenantId } = await db.organization.create({ data: { name: "Halden Systems", slug: "halden", domains: ["demo.test"], timezone: "America/New_York", canOnboardClients: true, industry: "Compliance software", employeeBand: "201–500", targetIndustries: ["Banking", "Healthcare", "Insurance"], businessCalendar: ordinaryCalendar("America/New_York") } });
  const people = await seedPeople(db, tenantId, password);
  const person = (key: string) => people.get(key) ?? fail(key);
  const pipelineId = await openPipeline(db, { tenantId, currencyCode: "USD" });
  await db.pipeline.update({ where: { id: pipelineId }, data: { highValueAmount: "150000" } });
  const stages = await db.pipelineStage.findMany({ where: { tenantId, pipelineId }, orderBy: { order: "asc" } });
  await db.tag.createMany({ data: TAGS.map((tag) => ({ tenantId, ...tag })), skipDuplicates: true });
  const products = await db.product.createManyAndReturn({ data: PRODUCTS.map((product) => ({ tenantId, ...product, currencyCode: "USD" })) });
  const productId = (name: string) => products.find((product) => product.name === name)?.id ?? fail(name);
  const rates = [["EUR", "1.0840"]].flatMap(([from = "", rate = ""]) => [400, 30].map((age) => ({ tenantId, from, to: "USD", rate, day: new Date(new Date(now.getTime() - age * DAY).toISOString().slice(0, 10)) })));
  await db.exchangeRate.createMany({ data: rates });
  const customers = await seedCustomers(db, dice, tenantId, now, person);
  return { tenantId, now, person, pipelineId, stages, productId, customers };
}

async function seedPeople(db: Db, tenantId: string, password: string) {
  const hash = await hashPassword(password);
  const made = new Map<string, { id: string; name: string }>();
  for (const { key, name, role, manager } of PEOPLE) {
    const user = await db.user.create({ data: { tenantId, name, fullName: name, username: key, email: `${key}@demo.test`, role, isAdmin: role === "ADMIN", password: hash, mustChangePassword: false, managerId: manager && (made.get(manager)?.id ?? fail(manager)) } });
    made.set(key, { id: user.id, name });
  }
  return made;
}

async function seedCustomers(db: Db, { pick, is, between, some, idAt }: Chance, tenantId: string, now: Date, person: (key: string) => { id: string; name: string }) {
  const rows = COMPANIES.map(([name, industry, companySize, country]) => {
    const at = new Date(now.getTime() - between(400, 760) * DAY);
    const currencyCode = ["Portugal", "Ireland", "Slovenia", "Netherlands", "Germany"].includes(country) ? "EUR" : "USD";
    const ownerKey = pick(OWNERS);
    const slug = name.toLowerCase().normalize("NFKD").replace(/[^a-z]+/g, "-").replace(/^-|-$/g, "").split("-").slice(0, 2).join("");
    return { id: idAt(at), name, industry, companySize, country, currencyCode, ownerKey, at, domain: `${slug}.test` };
  });
  const data = rows.map(({ ownerKey, country, at, domain, ...row }) => ({
    ...row, tenantId, ownerId: person(ownerKey).id, accountManager: person("success").id, website: `https://${domain}`, primaryEmail: `info@${domain}`, status: "ACTIVE" as const, category: "CUSTOMER" as const,
    source: pick(["WEB", "REFERRAL", "EVENT", "COLD_CALL"] as const), employeeCount: { SMALL: between(20, 90), MEDIUM: between(120, 900), LARGE: between(1000, 6000), ENTERPRISE: between(7000, 40_000) }[row.companySize],
    billingAddress: { country }, firstContactDate: at, createdAt: at, tags: is(0.35) ? some(["reference", "regulated", "public sector"], 1) : [],
  }));
  await db.customer.createMany({ data });
  const named = (name: string) => rows.find((row) => row.name === name)?.id ?? fail(name);
  for (const [child, parent] of SUBSIDIARIES) await db.customer.update({ where: { id: named(child) }, data: { parentCustomerId: named(parent) } });

  const contacts = rows.flatMap((row) =>
    some(JOBS, between(1, 4)).map(([jobTitle, department, role], n) => {
      const [firstName, lastName] = [pick(FIRST_NAMES), pick(LAST_NAMES)];
      const mail = `${firstName}.${lastName}`.toLowerCase().normalize("NFKD").replace(/[^a-z.]/g, "");
      return {
        id: idAt(row.at), tenantId, customerId: row.id, name: `${firstName} ${lastName}`, firstName, lastName, jobTitle, department, role, email: `${mail}@${row.domain}`,
        phone: `+1 555 ${between(200, 999)} ${between(1000, 9999)}`, isPrimary: n === 0, ownerId: person(row.ownerKey).id, doNotCall: is(0.08), createdAt: row.at,
      };
    }),
  );
  await db.contact.createMany({ data: contacts });
  await db.auditLog.createMany({ data: rows.map((row) => ({ id: idAt(row.at), tenantId, actorKind: "USER" as const, actorName: person(row.ownerKey).name, userId: person(row.ownerKey).id, action: "customer.created", entity: "Customer", entityId: row.id, customerId: row.id, details: {}, createdAt: row.at })) });
  return rows.map(({ id, name, ownerKey, currencyCode }) => ({ id, name, ownerKey, currencyCode, contactIds: contacts.filter(({ customerId }) => customerId === id).map((contact) => contact.id) }));
}

function fail(what: string): never {
  throw new Error(`The demo has no ${what}`);
}
