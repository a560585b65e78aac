import { Badge } from "@/components/ui/badge";
import type { Status } from "@/lib/deals/queries/shapes";

export function DealStatus({ status }: { status: Status }) {
  if (status === "OPEN") return <Badge tone="accent">Open</Badge>;
  return status === "WON" ? <Badge tone="healthy">Won</Badge> : <Badge>Lost</Badge>;
}
