"use client";

import { Day } from "@/components/ui/date-time";
import { EditInPlace } from "@/components/ui/in-place-edit";
import type { ProjectPicture } from "@/lib/ops/projects/queries/shapes";
import type { ProjectActions } from "./project-actions";
import { useRun } from "./use-run";

/** The two dates people set; the forecast is never typed. */
export function ProjectDates({ field, project, canEdit, onEdit }: { field: "kickoffDate" | "targetGoLiveDate"; project: ProjectPicture; canEdit: boolean; onEdit: ProjectActions["editProject"] }) {
  const { save } = useRun();
  const day = project[field];
  const label = field === "kickoffDate" ? "Kickoff" : "Target go-live";
  if (!canEdit) return <Day value={day} full />;
  return (
    <EditInPlace
      className="-my-0.5 max-md:-my-2 [&_button]:whitespace-nowrap" label={label} type="date" value={day} display={<Day value={day} full />}
      onSave={({ value, read }) => save(onEdit, { projectId: project.id, field, was: read, value }, { object: label, done: "is changed.", undoIn: project.id })}
    />
  );
}
