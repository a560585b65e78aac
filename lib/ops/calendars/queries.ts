import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import { everything } from "@/lib/db/everything";
import { Prisma } from "@/lib/generated/prisma/client";
import type { StaffCtx } from "../context";
import type { ListCalendars } from "./rules";

const PAGE = 50;

/** `clocks`: how many open blockers are counted on this calendar now. */
export type CalendarRow = { id: string; name: string; isVendor: boolean; timezone: string; businessCalendar: unknown; clocks: number };

/** The calendar of every organization, ours first, then by name, fifty a page. */
export async function listCalendars(_: StaffCtx, { after }: ListCalendars) {
  const rows = await everything.$queryRaw<CalendarRow[]>`
    select ${fields} from organizations o where o."deletedAt" is null and o."isActive"
      and (${after ?? null}::uuid is null or (not o."isVendor", o.name, o.id) > (select not a."isVendor", a.name, a.id from organizations a where a.id = ${after ?? null}::uuid))
    order by not o."isVendor", o.name, o.id limit ${PAGE + 1}`;
  return { calendars: rows.slice(0, PAGE), next: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null };
}

/** One organization's calendar as it is stored. Missing: not found. */
export async function getCalendar(_: StaffCtx, organizationId: string): Promise<CalendarRow> {
  if (!z.uuid().safeParse(organizationId).success) return notFound();
  const [row] = await everything.$queryRaw<CalendarRow[]>`select ${fields} from organizations o where o.id = ${organizationId}::uuid and o."deletedAt" is null`;
  return row ?? notFound();
}

const fields = Prisma.sql`o.id, o.name, o."isVendor", o.timezone, o."businessCalendar",
  (select count(*)::int from implementation_blockers b join implementation_projects p on p."tenantId" = b."tenantId" and p.id = b."projectId"
   where b.status <> 'RESOLVED' and p.status not in ('COMPLETED', 'CANCELLED') and case when b.category = 'INTERNAL' then o."isVendor" else p."clientOrganizationId" = o.id end) as clocks`;
