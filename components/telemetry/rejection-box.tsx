import { Box } from "@/components/layout/record-layout";
import { LinkButton } from "@/components/ui/button";
import { buttonLook } from "@/components/ui/button-look";
import { DateTime } from "@/components/ui/date-time";
import { PaginationCursor } from "@/components/ui/pagination-cursor";
import { Table, TBody, Td, Th, THead, Tr } from "@/components/ui/table";
import type { RejectionRow } from "@/lib/telemetry/queries/health";
import { healthHref, rejectionsHref, type ReadHealth } from "@/lib/telemetry/rules";

/** Rows that were not taken, with the reason, as the sender heard it. */
export function RejectionBox({ rejections, next, asked: { batch, rejected } }: { rejections: readonly RejectionRow[]; next: string | null; asked: ReadHealth }) {
  const [first] = rejections;
  return (
    <div id="rejected">
      <Box flush title="Rejected rows" aside={batch ? "Of one batch, in its order" : "Of 30 days, newest first"} actions={batch && <>{first && <a href={rejectionsHref(first.batchId)} download className={buttonLook({ size: "sm", variant: "quiet" })}>Download</a>}<LinkButton size="sm" variant="quiet" href={healthHref({})}>Of all batches</LinkButton></>}>
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
        <div className="px-4"><PaginationCursor label="Pages of rejected rows" newer="First" older="Next" newerHref={rejected && `${healthHref({ batch })}#rejected`} olderHref={next ? `${healthHref({ batch, rejected: next })}#rejected` : undefined} /></div>
      </Box>
    </div>
  );
}
