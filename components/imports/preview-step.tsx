"use client";

import { Box, Content } from "@/components/layout/record-layout";
import { Note } from "@/components/ui/note";
import { useReader } from "@/components/ui/locale";
import type { ImportHead } from "@/lib/imports/queries";
import type { PreviewPage } from "@/lib/imports/queries/rows";
import type { Tab } from "@/lib/imports/rules/steps";
import type { Decision } from "@/lib/imports/telling";
import { ActButton } from "./act-button";
import type { Acts } from "./acts";
import { DecisionsBox } from "./decisions-box";
import { countOf, FateFigures } from "./fate-figures";
import { useImportPlace } from "./import-place";
import { RowsTabs } from "./rows-tabs";
import { RowsTable } from "./rows-table";
import { isUnderWay, useWork } from "./use-work";
import { WorkProgress } from "./work-progress";
import { count } from "./words";

type Picture = { page: PreviewPage; decisions: readonly Decision[]; tab: Tab };
type Props = { head: ImportHead; picture: Picture | null; acts: Pick<Acts, "getWork" | "cancelImport" | "previewImport" | "fixCell" | "decideName"> };

/** Every row's fate before anything is written, and what was decided on the way there. */
export function PreviewStep({ head, picture, acts }: Props) {
  const { locale } = useReader();
  const { home } = useImportPlace();
  const address = `${home}/${head.id}`;
  if (!picture) return <Content className="max-w-(--w-work)"><Making head={head} acts={acts} /></Content>;
  const { create = 0, update = 0, error = 0 } = head.counts;
  const sum = (["CREATE", "UPDATE", "SKIP", "ERROR"] as const).map((fate) => countOf(head.counts, fate).toLocaleString(locale)).join(" + ");
  return (
    <Content className="max-w-[1264px]">
      {create + update === 0 && <Note>{error > 0 ? "No row can be imported yet: each one needs fixing." : "There is nothing to import: every row is already there, exactly so."}</Note>}
      <div className="grid gap-4 lg:grid-cols-[1fr_1.15fr]">
        <Box title={`${count(head.rows, "row", locale)}, every one accounted for`} aside={<span className="whitespace-nowrap">{sum}</span>}><FateFigures counts={head.counts} tabHref={`${address}/preview?tab=`} /></Box>
        <DecisionsBox decisions={picture.decisions} mappingHref={head.canSteer ? `${address}/columns` : undefined} />
      </div>
      <section aria-label="Rows of the file" className="grid min-w-0 gap-2">
        <RowsTabs head={head} tab={picture.tab} />
        <RowsTable head={head} page={picture.page} tab={picture.tab} acts={acts} />
      </section>
      <p className="text-xs text-ink-3">The whole batch can be undone for 30 days. Rows that someone has edited since stay, and the result says which.</p>
    </Content>
  );
}

/** The preview itself is work in the background. */
function Making({ head, acts }: Pick<Props, "head" | "acts">) {
  const { work, left } = useWork(head, acts.getWork);
  const { home } = useImportPlace();
  const input = { importId: head.id };
  if (work && isUnderWay(work)) {
    return (
      <Box>
        <WorkProgress label="Working out what becomes of every row" work={work} left={left}>
          {head.canSteer && <ActButton size="sm" act={() => acts.cancelImport(input)} to={`${home}/${head.id}/columns`}>Cancel</ActButton>}
        </WorkProgress>
      </Box>
    );
  }
  return <Note tone="risk" actions={head.canSteer && <ActButton size="sm" act={() => acts.previewImport(input)}>Try again</ActButton>}>The preview broke off. Nothing was written, and the columns are kept.</Note>;
}
