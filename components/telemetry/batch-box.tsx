import Link from "next/link";
import { Box } from "@/components/layout/record-layout";
import { DateTime } from "@/components/ui/date-time";
import { PaginationCursor } from "@/components/ui/pagination-cursor";
import { Table, TBody, Td, Th, THead, Tr } from "@/components/ui/table";
import type { BatchRow } from "@/lib/telemetry/queries/health";
import { healthHref, type ReadHealth } from "@/lib/telemetry/rules";

/** What was sent, by whom, and what became of it. */
export function BatchBox({ batches, next, asked: { before } }: { batches: readonly BatchRow[]; next: string | null; asked: ReadHealth }) {
  return (
    <Box flush title="Batches">
      {batches.length === 0 ? <p className="border-t border-line px-4 py-3 text-ink-2">Nothing was sent yet. A product sends to <span className="mono">POST /api/telemetry</span> with an API key that may send telemetry.</p> : (
        <Table label="Batches" framed={false} dense className="border-t border-line">
          <THead><Th>When</Th><Th>Batch</Th><Th>Sender</Th><Th numeric>Accepted</Th><Th numeric>Duplicates</Th><Th numeric>Rejected</Th></THead>
          <TBody>
            {batches.map(({ id, batchId, source, keyName, accepted, duplicates, rejected, at }) => (
              <Tr key={id}>
                <Td className="whitespace-nowrap text-ink-2"><DateTime value={at} /></Td>
                <Td className="mono min-w-40 [overflow-wrap:anywhere]">{batchId}</Td>
                <Td className="whitespace-nowrap">{keyName ?? (source === "import" ? "Import" : source === "manual" ? "By hand" : "A person")}</Td>
                <Td numeric>{accepted}</Td>
                <Td numeric className="text-ink-2">{duplicates}</Td>
                <Td numeric>{rejected > 0 ? <Link href={`${healthHref({ batch: id })}#rejected`} aria-label={`${rejected} rejected rows of ${batchId}`}>{rejected}</Link> : <span className="text-ink-2">0</span>}</Td>
              </Tr>
            ))}
          </TBody>
        </Table>
      )}
      <div className="px-4"><PaginationCursor label="Pages of batches" newer="Newest" older="Older" newerHref={before && healthHref({})} olderHref={next ? healthHref({ before: next }) : undefined} /></div>
    </Box>
  );
}
