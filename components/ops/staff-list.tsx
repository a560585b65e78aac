import { PaginationCursor } from "@/components/ui/pagination-cursor";
import { Table, TBody, Th, THead } from "@/components/ui/table";
import type { StaffRow } from "@/lib/ops/people/queries";
import { StaffItem, type StaffActions } from "./staff-item";

/** The vendor's people by name, the active first. */
export function StaffList({ people, meId, colleagues, nextHref, firstHref, ...actions }: StaffActions & { people: readonly StaffRow[]; meId: string; colleagues: readonly { id: string; name: string }[]; nextHref?: string | undefined; firstHref?: string | undefined }) {
  return (
    <>
      <Table label="Staff">
        <THead><Th>Name</Th><Th>Role</Th><Th>Manager</Th><Th>Last signed in</Th><Th><span className="sr-only">More</span></Th></THead>
        <TBody>{people.map((person) => <StaffItem key={person.id} person={person} isMe={person.id === meId} colleagues={colleagues} {...actions} />)}</TBody>
      </Table>
      <PaginationCursor label="Pages of people" newer="First" older="Next" newerHref={firstHref} olderHref={nextHref} />
    </>
  );
}
