import { ActButton } from "@/components/imports/act-button";
import type { Acts } from "@/components/imports/acts";
import { ColumnsStep } from "@/components/imports/columns-step";
import { ImportHeader } from "@/components/imports/import-header";
import { ImportPlaceProvider } from "@/components/imports/import-place";
import { PreviewStep } from "@/components/imports/preview-step";
import { ResultStep } from "@/components/imports/result-step";
import { RunStep } from "@/components/imports/run-step";
import { StartButton } from "@/components/imports/start-button";
import type { Outcome } from "@/lib/action";
import type { Migration } from "@/lib/ops/imports/queries";
import { migrationPlace } from "./migration-place";

type Actions = Acts & { startImport: (input: { importId: string }) => Promise<Outcome<unknown>> };

/** The wizard's step, on the pages of a project. */
export function MigrationStep({ projectId, migration, actions }: { projectId: string; migration: Migration & { clientName: string }; actions: Actions }) {
  const { head, step, clientName } = migration;
  const { startImport, ...acts } = actions;
  const place = migrationPlace(projectId, clientName);
  const input = { importId: head.id };
  return (
    <ImportPlaceProvider place={place}>
      <ImportHeader head={head} step={step} locale="en">
        {step === "columns" && head.canSteer && <ActButton variant="primary" act={acts.previewImport.bind(null, input)} to={`${place.home}/${head.id}/preview`}>Preview</ActButton>}
        {step === "preview" && <StartButton head={head} start={startImport.bind(null, input)} locale="en" />}
      </ImportHeader>
      {migration.step === "columns" && <ColumnsStep head={head} picture={migration.picture} acts={acts} />}
      {migration.step === "preview" && <PreviewStep head={head} picture={migration.picture} acts={acts} />}
      {migration.step === "run" && <RunStep head={head} acts={acts} />}
      {migration.step === "result" && <ResultStep head={head} leavings={migration.leavings} isUndoable={migration.isUndoable} acts={acts} />}
    </ImportPlaceProvider>
  );
}
