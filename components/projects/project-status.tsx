import { Badge } from "@/components/ui/badge";
import { Signal } from "@/components/ui/signal";
import type { ProjectStatus } from "@/lib/projects/rules/standing";
import { projectStatusLabels } from "@/lib/projects/rules/words";

const tones = { NOT_STARTED: "line", IN_PROGRESS: "accent", AT_RISK: "risk", ON_HOLD: "watch", COMPLETED: "healthy", CANCELLED: "neutral" } as const;

/** Shape, word and colour together. */
export function StatusBadge({ status }: { status: ProjectStatus }) {
  return <Badge tone={tones[status]}>{status === "AT_RISK" && <Signal mark="diamond" />}{projectStatusLabels[status]}</Badge>;
}
