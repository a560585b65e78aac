import "server-only";
import { everything } from "@/lib/db/everything";
import { refuse } from "@/lib/refusal";

/** Whoever is put to work on a project is an active member of the staff. Null is nobody, which is allowed. */
export async function assertStaff(...ids: (string | null)[]) {
  const asked = [...new Set(ids.filter((id) => id !== null))];
  if (asked.length === 0) return;
  const found = await everything.internalUser.count({ where: { id: { in: asked }, isActive: true } });
  if (found < asked.length) refuse("This person is not of the staff any more.");
}
