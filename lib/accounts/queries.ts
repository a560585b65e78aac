import "server-only";
import { app } from "@/lib/db/client";

/** From what somebody typed to ids, before any tenant is known. */
export async function findLogin(login: string) {
  const [found] = await app.$queryRaw<{ tenantId: string; userId: string }[]>`select * from user_of_login(${login})`;
  return found ?? null;
}
