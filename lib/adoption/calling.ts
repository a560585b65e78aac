import "server-only";
import { isTaken } from "@/lib/db/taken";
import { refuseField } from "@/lib/refusal";

/** A write of an assignment, whose name is its customer's product's once and whose external id is the organization's once: said at the field that is taken. */
export async function orCalledSo<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (!isTaken(error)) throw error;
    if (JSON.stringify((error as { meta?: unknown }).meta ?? null).includes("external")) refuseField("externalId", "Another assignment has this external id.");
    return refuseField("name", "This customer has an assignment of this product with that name.");
  }
}
