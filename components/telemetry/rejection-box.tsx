import { Box } from "@/components/layout/record-layout";
import { LinkButton } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import { Table, TBody, Td, Th, THead, Tr } from "@/components/ui/table";
import type { RejectionRow } from "@/lib/telemetry/queries/health";
import { healthHref, type ReadHealth } from "@/lib/telemetry/rules";

/** Rows that were not taken, with the reason, as the sender heard it. */
export function RejectionBox({ rejections, asked: { batch } }: { rejections: readonly RejectionRow[]; asked: ReadHealth }) {
  return (
    <div id="rejected">
      <Box flush title="Rejected rows" aside={batch ? "Of one batch, the first hundred" : "The last hundred of 30 days"} actions={batch && <LinkButton size="sm" variant="quiet" href={healthHref({})}>Of all batches</LinkButton>}>
        {rejections.length === 0 ? <p className="border-t border-line px-4 py-3 text-ink-2">No row was rejected.</p> : (
          <Table label="Rejected rows" framed={false} dense className="border-t border-line">
            <THead><Th>When</Th><Th>Batch</Th><Th numeric>Row</Th><Th>Reason</Th></THead>
            <TBody>
              {rejections.map(({ id, at, batchId, line, code, reason, sent }) => (
                <Tr key={id}>
                  <Td className="align-top whitespace-nowrap text-ink-2"><DateTime value={at} /></Td>
                  <Td className="mono min-w-32 align-top [overflow-wrap:anywhere]">{batchId}</Td>
                  <Td numeric className="align-top">{line}</Td>
                  <Td className="min-w-72">
                    <span className="[overflow-wrap:anywhere]">{reason}</span> <span className="mono text-xs text-ink-3">{code}</span>
                    {sent && <span className="mono block text-xs [overflow-wrap:anywhere] text-ink-3">{sent}</span>}
                  </Td>
                </Tr>
              ))}
            </TBody>
          </Table>
        )}
      </Box>
    </div>
  );
}
