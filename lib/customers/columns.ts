import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";
import type { CustomerField, PatchCustomer } from "./rules";

type Given = { [K in CustomerField]?: PatchCustomer[K] } & { customFields?: Readonly<Record<string, unknown>> | undefined };

/** What was given, as Prisma writes it: nothing for what was not given, and the database's own null for an empty address. */
export function columnsOf({ billingAddress, shippingAddress, customFields, ...rest }: Given) {
  const plain = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as { [K in keyof typeof rest]?: Exclude<(typeof rest)[K], undefined> };
  return {
    ...plain,
    ...(billingAddress !== undefined && { billingAddress: json(billingAddress) }),
    ...(shippingAddress !== undefined && { shippingAddress: json(shippingAddress) }),
    ...(customFields !== undefined && { customFields: customFields as Prisma.InputJsonObject }),
  };
}

function json(address: object | null) {
  return address ? (Object.fromEntries(Object.entries(address).filter(([, line]) => line)) as Prisma.InputJsonObject) : Prisma.DbNull;
}
