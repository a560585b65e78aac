import { Download } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { Count } from "@/components/ui/money";
import { Td, Tr } from "@/components/ui/table";
import type { ExportRow } from "@/lib/privacy/queries";

export function ExportItem({ of: { id, status, askedAt, askedBy, done, total, rows, until, isThere } }: { of: ExportRow }) {
  const state = isThere ? <span>Ready until <DateTime value={until} only="day" /></span> : status === "completed" ? "Removed" : status === "failed" ? "Failed" : status === "cancelled" ? "Stopped" : total > 0 ? `${Math.floor((done / total) * 100)} % done` : "Waiting";
  return (
    <Tr>
      <Td><DateTime value={askedAt} className="block" /><span className="text-xs text-ink-3">{askedBy}</span></Td>
      <Td><Badge tone={isThere ? "healthy" : status === "failed" ? "risk" : "neutral"}>{state}</Badge></Td>
      <Td numeric className="max-md:hidden">{rows === null ? "" : <Count value={rows} />}</Td>
      <Td>{isThere && <a href={`/api/privacy/exports/${id}`} download className="inline-flex min-h-8 items-center gap-1.5 text-accent-text max-md:min-h-10 [&_svg]:size-4"><Download aria-hidden="true" />Download</a>}</Td>
    </Tr>
  );
}
