import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { Count } from "@/components/ui/money";
import { PaginationCursor } from "@/components/ui/pagination-cursor";
import { Table, TBody, Td, Th, THead, Tr } from "@/components/ui/table";
import type { OrganizationRow } from "@/lib/ops/organizations/queries";

/** Organizations by name, fifty a page. */
export function OrganizationList({ organizations, q, nextHref, firstHref }: { organizations: readonly OrganizationRow[]; q: string; nextHref?: string | undefined; firstHref?: string | undefined }) {
  if (organizations.length === 0) return <EmptyState title={q ? `No organization matches “${q}”` : "No organization yet"}>{q ? "Names, short names, domains and ids are searched." : "The first one is made here."}</EmptyState>;
  return (
    <>
      <Table label="Organizations">
        <THead><Th>Name</Th><Th>Short name</Th><Th numeric>People</Th><Th numeric>Deals</Th><Th>Success manager</Th><Th>Last activity</Th><Th>State</Th></THead>
        <TBody>
          {organizations.map(({ id, name, slug, people, deals, successManagerName, lastActivityAt, isActive, isVendor }) => (
            <Tr key={id}>
              <Td className="font-medium"><Link href={`/ops/organizations/${id}`} className="text-ink">{name}</Link>{isVendor && <Badge tone="line" className="ml-2">Vendor</Badge>}</Td>
              <Td className="mono text-ink-2">{slug}</Td>
              <Td numeric><Count value={people} /></Td>
              <Td numeric><Count value={deals} /></Td>
              <Td missing={!successManagerName}>{successManagerName}</Td>
              <Td className="text-ink-2"><DateTime value={lastActivityAt?.toISOString()} missing="none" /></Td>
              <Td>{isActive ? "Active" : <Badge>Closed</Badge>}</Td>
            </Tr>
          ))}
        </TBody>
      </Table>
      <PaginationCursor label="Pages of organizations" newer="First" older="Next" newerHref={firstHref} olderHref={nextHref} />
    </>
  );
}
