import { Toolbar } from "@/components/layout/toolbar";
import { Segmented } from "@/components/ui/segmented";
import { listingHref, type ListActivities } from "@/lib/activities/rules/listing";

/** Whose, and whether open or done; both in the address. */
export function ActivityBar({ listing }: { listing: ListActivities }) {
  const { whose, state } = listing;
  return (
    <Toolbar label="What is shown">
      <Segmented label="Whose" value={whose} segments={[{ value: "mine", label: "Mine", href: listingHref(listing, { whose: "mine" }) }, { value: "team", label: "My team's", href: listingHref(listing, { whose: "team" }) }, { value: "all", label: "Everyone's", href: listingHref(listing, { whose: "all" }) }]} />
      <Segmented label="State" value={state} segments={[{ value: "open", label: "Open", href: listingHref(listing, { state: "open" }) }, { value: "done", label: "Done", href: listingHref(listing, { state: "done" }) }]} />
    </Toolbar>
  );
}
