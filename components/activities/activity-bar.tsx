import { Toolbar } from "@/components/layout/toolbar";
import { Segmented } from "@/components/ui/segmented";
import { listingHref, type ListActivities } from "@/lib/activities/rules/listing";

/** Whose, and whether open or done; both in the address. */
export function ActivityBar({ listing }: { listing: ListActivities }) {
  const whose = (value: ListActivities["whose"], label: string) => ({ value, label, href: listingHref(listing, { whose: value }) });
  const state = (value: ListActivities["state"], label: string) => ({ value, label, href: listingHref(listing, { state: value }) });
  return (
    <Toolbar label="What is shown">
      <Segmented label="Whose" value={listing.whose} segments={[whose("mine", "Mine"), whose("team", "My team's"), whose("all", "Everyone's")]} />
      <Segmented label="State" value={listing.state} segments={[state("open", "Open"), state("done", "Done")]} />
    </Toolbar>
  );
}
