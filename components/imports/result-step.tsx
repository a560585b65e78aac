"use client";

import { Box, Content } from "@/components/layout/record-layout";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button, LinkButton } from "@/components/ui/button";
import { buttonLook } from "@/components/ui/button-look";
import { useReader } from "@/components/ui/locale";
import type { ImportHead } from "@/lib/imports/queries";
import type { Leaving } from "@/lib/imports/queries/results";
import { ActButton } from "./act-button";
import type { Acts } from "./acts";
import { FateFigures } from "./fate-figures";
import { useImportPlace } from "./import-place";
import { LeavingsBox } from "./leavings-box";
import { ResultNote } from "./result-note";
import { isUnderWay, useWork } from "./use-work";
import { WorkProgress } from "./work-progress";
import { count, DONE, NOUNS, PLACES } from "./words";

type Props = { head: ImportHead; leavings: readonly Leaving[]; isUndoable: boolean; acts: Pick<Acts, "getWork" | "resumeImport" | "undoImport"> };

/** What came of it: the figures, the rows that could not come in, and the way back. */
export function ResultStep({ head, leavings, isUndoable, acts }: Props) {
  const { locale } = useReader();
  const { work, left } = useWork(head, acts.getWork);
  const { state, counts: { error = 0 } } = head;
  const isUndoing = work?.type === "import_undo" && isUnderWay(work);
  const canResume = state === "FAILED" && head.canSteer && !isUndoing && work?.type === "csv_import";
  const rows = state === "COMPLETED" ? `${count(head.rows, "row", locale)}, every one accounted for` : "What was meant to become of the rows";
  return (
    <Content className="max-w-(--w-work)">
      <ResultNote head={head} />
      {work && isUndoing && <Box><WorkProgress label="Taking the import back" work={work} left={left} /></Box>}
      {state === "UNDONE" && leavings.length > 0 && <LeavingsBox leavings={leavings} kept={head.summary.kept ?? leavings.length} />}
      <Box title={rows}><FateFigures counts={head.counts} labels={state === "COMPLETED" ? DONE : undefined} /></Box>
      {error > 0 && state !== "UNDONE" && (
        <p>
          {count(error, "row", locale)} could not be imported. Download them, correct what the last column names, and import that file: the rows that
          are here already do not come twice.
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <WaysOn head={head} canResume={canResume} acts={acts} />
        {isUndoable && !isUndoing && <UndoImport head={head} acts={acts} />}
      </div>
    </Content>
  );
}

function WaysOn({ head, canResume, acts }: Pick<Props, "head" | "acts"> & { canResume: boolean }) {
  const { locale } = useReader();
  const { home, api, opensRecords } = useImportPlace();
  const { id: importId, entity, state, counts: { error = 0 } } = head;
  return (
    <>
      {state === "COMPLETED" && opensRecords && <LinkButton variant="primary" href={PLACES[entity]}>Open the {NOUNS[entity].toLowerCase()}</LinkButton>}
      {canResume && <ActButton variant="primary" act={() => acts.resumeImport({ importId })} to={`${home}/${importId}/run`}>Go on</ActButton>}
      {error > 0 && <a className={buttonLook({})} href={`${api}/${importId}/errors`} download>Download the {count(error, "row", locale)} to fix</a>}
      <LinkButton href={home}>Import another file</LinkButton>
    </>
  );
}

function UndoImport({ head, acts }: Pick<Props, "head" | "acts">) {
  const undo = async () => {
    const outcome = await acts.undoImport({ importId: head.id });
    return outcome.ok ? ({ ok: true } as const) : outcome;
  };
  return (
    <AlertDialog title="Undo this import?" confirm="Undo the import" trigger={<Button variant="quiet">Undo the import</Button>} onConfirm={undo}>
      Everything it created goes for good, and what it changed is put back as it was. Records that someone has edited since, or that others hang on,
      stay, and the result says which.
    </AlertDialog>
  );
}
