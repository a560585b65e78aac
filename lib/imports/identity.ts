import { plainKey } from "./names";
import type { Values } from "./drafting";
import type { Entity } from "./rules";

/** The keys a record is found by. The database side builds the same ones for what exists. */
export const keyOf = {
  externalId: (id: string) => `id:${id.trim()}`,
  code: (code: string) => `code:${plainKey(code)}`,
  email: (email: string) => `mail:${email.trim().toLowerCase()}`,
  username: (username: string) => `user:${username.trim().toLowerCase()}`,
  name: (name: string) => `name:${plainKey(name)}`,
  /** A deal without an external id: its name at its customer (the customer's id, "" for none). */
  deal: (name: string, customerId: string) => `deal:${customerId}:${plainKey(name)}`,
};

/** How a second import finds the same row, surest first. Empty when nothing in the row identifies it. */
export function identityKeys(entity: Entity, values: Values): string[] {
  const text = (key: string) => {
    const value = values[key];
    return typeof value === "string" && value ? value : null;
  };
  const keys = [to(text("externalId"), keyOf.externalId)];
  if (entity === "products") keys.push(to(text("code"), keyOf.code));
  if (entity === "people") keys.push(to(text("email"), keyOf.email), to(text("username"), keyOf.username));
  if (entity === "deals") keys.push(text("externalId") ? null : to(text("name"), (name) => keyOf.deal(name, customerOf(values))));
  else keys.push(to(text("name"), keyOf.name));
  return keys.filter((key) => key !== null);
}

const to = (text: string | null, key: (text: string) => string) => (text === null ? null : key(text));

function customerOf({ customer }: Values) {
  if (typeof customer !== "object" || Array.isArray(customer)) return "";
  return "id" in customer ? customer.id : `new ${plainKey(customer.create)}`;
}
