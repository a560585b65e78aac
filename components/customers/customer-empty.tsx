import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

const FIRST = "Add the first one with New customer, press N, or bring in a file you have. A deal that is won needs one.";

/** Why no customer stands here, and the way on. */
export function CustomerEmpty({ isFiltered, mayCreate, importHref }: { isFiltered: boolean; mayCreate: boolean; importHref: string }) {
  if (isFiltered) return <EmptyState framed={false} title="No customer fits" actions={<LinkButton href="/customers">Show all customers</LinkButton>}>Nothing in the names and addresses, or the filters leave nobody.</EmptyState>;
  return (
    <EmptyState framed={false} title="No customers yet" actions={mayCreate && <LinkButton href={importHref}>Import a file</LinkButton>}>
      {mayCreate ? FIRST : "Your colleagues have not added any yet."}
    </EmptyState>
  );
}
