import { z } from "zod";

/** `npm run admin -- you@example.com "Your Name" "Your Company"`: only the address is needed, the rest is taken from it. */
export const FoundInstallation = z
  .tuple([z.email("Give an address: npm run admin -- you@example.com").max(254), z.string().trim().min(1).max(120).optional(), z.string().trim().min(1).max(120).optional()])
  .transform(([email, name, organization]) => {
    const [local = "", domain = ""] = email.toLowerCase().split("@");
    const company = domain.split(".")[0] ?? domain;
    return { email: email.toLowerCase(), name: name ?? titled(local), organization: organization ?? titled(company), slug: company.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "") || "vendor" };
  });
export type FoundInstallation = z.infer<typeof FoundInstallation>;

/** "ines.okafor" becomes "Ines Okafor". */
function titled(text: string) {
  return text.split(/[._+-]+/).filter(Boolean).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ") || text;
}
