import type { Outcome } from "@/lib/action";
import type { Scope } from "@/lib/keys/scopes";

/** The server's side of the keys page, handed in by it. */
export type CreateKeyAct = (input: { name: string; scopes: Scope[]; days: number }) => Promise<Outcome<{ keyId: string; secret: string }>>;
export type RevokeKeyAct = (input: { keyId: string }) => Promise<Outcome<unknown>>;
