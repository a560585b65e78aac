import { canMail } from "@/lib/accounts/mails";
import { app } from "@/lib/db/client";
import { everything } from "@/lib/db/everything";
import { foundInstallation } from "@/lib/ops/founding/commands";
import { FoundInstallation } from "@/lib/ops/founding/rules";
import { Refusal } from "@/lib/refusal";

/** npm run admin -- you@example.com ["Your Name" ["Your Company"]]: how a real installation begins. */
const [email = "", name, organization] = process.argv.slice(2);
const { data, error } = FoundInstallation.safeParse([email, name, organization]);

if (data) await found(data);
else stop(error.issues[0]?.message ?? "Give an address: npm run admin -- you@example.com");
await Promise.all([everything.$disconnect(), app.$disconnect()]);

async function found(input: FoundInstallation) {
  try {
    const { workspace, operations } = await foundInstallation(input);
    console.log(`${input.organization} is the vendor's organization. ${input.name} (${input.email}) administers it and the staff.`);
    console.log(`Each link works once, for 72 hours${canMail() ? ", and was mailed too" : ""}:\n  workspace   ${workspace}\n  operations  ${operations}`);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    stop(refusal.message);
  }
}

function stop(sentence: string) {
  console.error(sentence);
  process.exitCode = 1;
}
