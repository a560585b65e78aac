"use client";

import { Box, Content } from "@/components/layout/record-layout";
import { useReader } from "@/components/ui/locale";
import { Note } from "@/components/ui/note";
import type { ImportHead } from "@/lib/imports/queries";
import { ActButton } from "./act-button";
import type { Acts } from "./acts";
import { FateFigures } from "./fate-figures";
import { isUnderWay, useWork } from "./use-work";
import { WorkProgress } from "./work-progress";
import { NOUNS } from "./words";

/** The rows are being written. Stopping keeps what was written, and all of it can be undone. */
export function RunStep({ head, acts }: { head: ImportHead; acts: Pick<Acts, "getWork" | "cancelImport" | "resumeImport"> }) {
  const { work, left } = useWork(head, acts.getWork);
  const { locale } = useReader();
  const input = { importId: head.id };
  return (
    <Content className="max-w-(--w-work)">
      {work && isUnderWay(work) ? (
        <Box>
          <WorkProgress label={`Writing the ${NOUNS[head.entity].toLowerCase()}`} work={work} left={left}>
            {head.canSteer && <ActButton size="sm" act={() => acts.cancelImport(input)}>Stop</ActButton>}
          </WorkProgress>
        </Box>
      ) : (
        <Note tone="risk" actions={head.canSteer && <><ActButton size="sm" variant="primary" act={() => acts.resumeImport(input)}>Go on</ActButton><ActButton size="sm" act={() => acts.cancelImport(input)}>Stop here</ActButton></>}>
          The import broke off{work && ` at row ${work.done.toLocaleString(locale)} of ${work.total.toLocaleString(locale)}`}. What was written stands; going on writes no row twice.
        </Note>
      )}
      <Box title="What becomes of the rows"><FateFigures counts={head.counts} /></Box>
      <p className="text-xs text-ink-3">The whole batch can be undone for 30 days. Rows that someone has edited since stay, and the result says which.</p>
    </Content>
  );
}
