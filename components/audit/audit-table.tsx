import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, TBody, Td, Th, THead, Tr } from "@/components/ui/table";
import type { AuditEntry } from "@/lib/audit/queries";
import { auditHref, type AuditFilters } from "@/lib/audit/rules";

/** What happened, by whom, to which record, newest first. A record's kind narrows to that one record. */
export function AuditTable({ entries, asked }: { entries: readonly AuditEntry[]; asked: AuditFilters }) {
  if (entries.length === 0) return <EmptyState title="Nothing happened that fits" actions={<LinkButton href="/settings/audit">Show all</LinkButton>}>Every change is listed here with who made it, from the first day on.</EmptyState>;
  return (
    <Table label="Audit" dense>
      <THead><Th>When</Th><Th>Who</Th><Th>What</Th><Th>Record</Th><Th>Sealed</Th></THead>
      <TBody>{entries.map((entry) => <Entry key={entry.id} entry={entry} asked={asked} />)}</TBody>
    </Table>
  );
}

function Entry({ entry: { at, byName, byKind, userId, label, action, entity, entityId, dealId, customerId, isSealed }, asked }: { entry: AuditEntry; asked: AuditFilters }) {
  const href = entity === "Deal" ? `/deals/${entityId}` : entity === "Customer" ? `/customers/${entityId}` : dealId ? `/deals/${dealId}` : customerId ? `/customers/${customerId}` : undefined;
  return (
    <Tr>
      <Td className="whitespace-nowrap text-ink-2"><DateTime value={at.toISOString()} /></Td>
      <Td className="whitespace-nowrap">
        {userId ? <Link href={auditHref({ ...asked, person: userId })} className="text-inherit">{byName}</Link> : byName}
        {byKind !== "USER" && <Badge tone="line" className="ml-1.5">{actorNames[byKind] ?? byKind}</Badge>}
      </Td>
      <Td className="min-w-64"><span className="[overflow-wrap:anywhere]">{href ? <Link href={href} className="text-inherit">{label}</Link> : label}</span><span className="mono block text-xs text-ink-3">{action}</span></Td>
      <Td className="whitespace-nowrap"><Link href={auditHref({ ...asked, record: entityId })} aria-label={`Only this ${inWords(entity)}`}>{inWords(entity)}</Link></Td>
      <Td className="whitespace-nowrap text-ink-3">{isSealed ? "Sealed" : "Within a minute"}</Td>
    </Tr>
  );
}

/** "ImplementationProject" is how the database calls it: "Implementation project". */
const inWords = (entity: string) => entity.replace(/^Api/, "API").replace(/(?<=[a-zI])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const actorNames: Readonly<Record<string, string>> = { STAFF: "Staff", CLIENT: "Client", API_KEY: "API key", SYSTEM: "System", TELEMETRY: "Telemetry" };
