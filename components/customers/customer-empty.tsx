import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** Why no customer stands here, and the way on. */
export function CustomerEmpty({ isFiltered, mayCreate }: { isFiltered: boolean; mayCreate: boolean }) {
  if (isFiltered) return <EmptyState framed={false} title="No customer fits" actions={<LinkButton href="/customers">Show all customers</LinkButton>}>Nothing in the names and addresses, or the filters leave nobody.</EmptyState>;
  return <EmptyState framed={false} title="No customers yet">{mayCreate ? "Add the first one with New customer, or press N. A deal that is won needs one." : "Your colleagues have not added any yet."}</EmptyState>;
}
