import { EmptyState } from "@/components/ui/empty-state";
import { PaginationCursor } from "@/components/ui/pagination-cursor";
import { Table, TBody, Th, THead } from "@/components/ui/table";
import type { PersonRow } from "@/lib/people/queries";
import type { PeopleActions } from "./people-actions";
import { PersonItem } from "./person-item";

type Page = {
  people: readonly PersonRow[];
  meId: string | null;
  canEdit: boolean;
  q: string;
  nextHref?: string | undefined;
  firstHref?: string | undefined;
};

/** People by name, fifty a page. */
export function PeopleList({ people, meId, canEdit, q, nextHref, firstHref, ...actions }: PeopleActions & Page) {
  if (people.length === 0) return <EmptyState title={q ? `Nobody is called “${q}”` : "Nobody is here"}>{q ? "Names and addresses are searched." : "Whoever is deactivated is listed here and can come back."}</EmptyState>;
  return (
    <>
      <Table label="People">
        <THead><Th>Name</Th><Th>User name</Th><Th>Role</Th><Th>Manager</Th><Th>Last signed in</Th><Th><span className="sr-only">More</span></Th></THead>
        <TBody>{people.map((person) => <PersonItem key={person.id} person={person} isMe={person.id === meId} canEdit={canEdit} {...actions} />)}</TBody>
      </Table>
      <PaginationCursor label="Pages of people" newer="First" older="Next" newerHref={firstHref} olderHref={nextHref} />
    </>
  );
}
