import { TriangleAlert } from "lucide-react";
import { DateTime } from "@/components/ui/date-time";

/** Above every page of the portal while nobody fires what is due. */
export function DelayBanner({ since }: { since: string }) {
  return (
    <p role="status" className="sticky top-0 z-30 flex h-9 items-center gap-2 border-b border-line bg-watch-tint px-4 text-sm text-watch-text">
      <TriangleAlert aria-hidden="true" className="size-4 flex-none" />
      <span className="truncate">Escalations are delayed: nothing has been checked since <DateTime value={since} />. What is due fires as soon as the background work runs again.</span>
    </p>
  );
}
