import { Check, Minus } from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { CustomerTaskStatus } from "@/lib/generated/prisma/enums";

const looks: Record<CustomerTaskStatus, string> = {
  NOT_STARTED: "border-[1.5px] border-line-control", IN_PROGRESS: "border-[1.5px] border-accent bg-[linear-gradient(90deg,var(--accent)_50%,transparent_50%)]", COMPLETED: "bg-ink text-surface", DONE: "bg-ink text-surface",
  NOT_APPLICABLE: "border-[1.5px] border-dashed border-line-control", NO_LONGER_USING: "border-[1.5px] border-watch text-watch-text",
};

/** A status as a sign; the word stands beside it. */
export function StatusMark({ status, className }: { status: CustomerTaskStatus; className?: string | undefined }) {
  return (
    <span aria-hidden="true" className={cn("inline-grid size-4 flex-none place-items-center rounded-full [&_svg]:size-2.5 [&_svg]:stroke-[3]", looks[status], className)}>
      {status === "COMPLETED" || status === "DONE" ? <Check /> : status === "NO_LONGER_USING" ? <Minus /> : null}
    </span>
  );
}
