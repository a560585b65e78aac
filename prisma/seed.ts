import { everything } from "@/lib/db/everything";
import { currentCode, sealSecret } from "@/lib/accounts/totp";
import { seedActivities } from "./seed/activities";
import { PEOPLE, STAFF } from "./seed/cast";
import { seedCatalog } from "./seed/catalog";
import { chance } from "./seed/chance";
import { seedDeals } from "./seed/deals";
import { seedOther } from "./seed/other";
import { seedPlans } from "./seed/plans";
import { seedProjects } from "./seed/projects";
import { seedRenewals } from "./seed/renewals";
import { seedSetting } from "./seed/setting";
import { demoSecret } from "./seed/secrets";
import { seedStaff } from "./seed/staff";

const PASSWORD = process.env.DEMO_PASSWORD ?? "throughline";

if (process.argv.includes("--sign-ins")) await printSignIns();
else await load().then(seedCatalog).then(() => seedProjects(chance(20_261_121), new Date())).then(() => seedPlans(chance(20_260_603), new Date())).then(seedRenewals);
await everything.$disconnect();

/** Loads the demo organizations, once and whole. */
async function load() {
  if (await everything.organization.findUnique({ where: { slug: "halden" } })) return;
  const now = new Date();
  const dice = chance(20_260_610);
  await everything.$transaction(async (db) => {
    const setting = await seedSetting(db, dice, now, PASSWORD);
    const deals = await seedDeals(db, dice, setting);
    await seedActivities(db, dice, setting, deals);
    await seedStaff(db, PASSWORD, sealSecret);
    await seedOther(db, PASSWORD, now);
    console.log(`The demo is loaded: ${deals.length} deals of two years.`);
  }, { timeout: 600_000 });
}

async function printSignIns() {
  console.log(`Sign in with the password "${PASSWORD}":`);
  for (const { key, role } of PEOPLE.filter(({ key }) => !["marek", "tomas"].includes(key))) console.log(`  ${`${key}@demo.test`.padEnd(24)} ${role}`);
  console.log(`  ${"admin@other.test".padEnd(24)} ADMIN of another organization`);
  console.log("Staff sign in under /ops, with the code of this moment:");
  for (const { key, role } of STAFF) console.log(`  ${`${key}@demo.test`.padEnd(24)} ${role.padEnd(16)} ${currentCode(demoSecret(key))}`);
}
