import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

const faces = {
  info: { Icon: Info, box: "bg-accent-tint", icon: "text-accent-text" },
  watch: { Icon: TriangleAlert, box: "bg-watch-tint", icon: "text-watch-text" },
  risk: { Icon: CircleAlert, box: "bg-risk-tint", icon: "text-risk-text" },
};

/** A sentence that stays on the page, with the act it asks for. */
export function Note({ tone = "info", actions, className, children }: { tone?: keyof typeof faces | undefined; actions?: ReactNode; className?: string | undefined; children: ReactNode }) {
  const { Icon, box, icon } = faces[tone];
  return (
    <div className={cn("flex flex-wrap gap-x-2.5 gap-y-2 rounded-md px-4 py-2.5", box, className)}>
      <Icon className={cn("mt-0.5 size-4", icon)} aria-hidden="true" />
      <div className="min-w-0 flex-1 basis-48">{children}</div>
      {actions && <div className="flex gap-2">{actions}</div>}
    </div>
  );
}
