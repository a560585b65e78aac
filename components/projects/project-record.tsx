import Link from "next/link";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { RecordLayout } from "@/components/layout/record-layout";
import { Avatar } from "@/components/ui/avatar";
import { Day } from "@/components/ui/date-time";
import type { Person, ProjectPicture } from "@/lib/ops/projects/queries/shapes";
import { isOpen, phasesOf } from "@/lib/projects/rules/standing";
import { types } from "@/lib/projects/rules/kinds";
import { plgLabels } from "@/lib/projects/rules/words";
import { GateList } from "./launch/gate-list";
import { ReadinessBox } from "./launch/readiness-box";
import { SignOffs } from "./launch/sign-offs";
import type { ProjectActions } from "./project-actions";
import { ProjectActs } from "./project-acts";
import { ProjectDates } from "./project-dates";
import { ProjectHandoff } from "./project-handoff";
import { ProjectHealth } from "./project-health";
import { StatusBadge } from "./project-status";
import { ClientSide, ProjectTeam } from "./project-team";
import { ProjectThread } from "./project-thread";
import { TaskList } from "./tasks/task-list";

type Props = { project: ProjectPicture; people: readonly Person[]; me: string; actions: ProjectActions; log: ReactNode; blockers: ReactNode; hint: ReactNode; talk: ReactNode; links: ReactNode; files: ReactNode };

/** The whole of a project as staff work on it. What other nouns put on it (blockers, the conversation, links, files) comes as parts. */
export function ProjectRecord({ project, people, me, actions, log, blockers, hint, talk, links, files }: Props) {
  const canEdit = isOpen(project);
  const phases = phasesOf(project.type, project.tasks.map(({ phase }) => phase));
  const given = { project, canEdit, actions };
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/ops/implementations", label: "Implementations" }]} title={project.clientName} badge={<StatusBadge status={project.status} />}
        actions={canEdit && <ProjectActs project={project} actions={actions} />} facts={factsOf(project, canEdit, actions)}
      >
        <ProjectThread project={project} />
      </PageHeader>
      <RecordLayout rail={<ProjectRail {...given} me={me} people={people} />} railLabel="About this project" wide>
        <div className="grid min-w-0 gap-8">
          {hint}
          {blockers}
          <TaskList project={project} phases={phases} people={people} actions={actions} canEdit={canEdit} />
          {talk}
          {links}
          {files}
          {log}
        </div>
      </RecordLayout>
    </>
  );
}

function ProjectRail({ me, people, ...given }: Pick<Props, "project" | "actions" | "me" | "people"> & { canEdit: boolean }) {
  return (
    <>
      <ProjectHealth project={given.project} />
      <ReadinessBox {...given} />
      <GateList {...given} me={me} />
      <SignOffs {...given} />
      <ProjectTeam {...given} people={people} />
      <ClientSide {...given} />
      <ProjectHandoff {...given} />
    </>
  );
}

function factsOf(project: ProjectPicture, canEdit: boolean, actions: ProjectActions) {
  const { type, leadName, dealNumber, sellerName, handoffScore, forecastGoLiveDate, actualGoLiveDate, slipDays, plgPhase, clientOrganizationId, clientName } = project;
  return [
    { label: "Type", value: `${types[type].label}, ${types[type].weeks} weeks` },
    { label: "Lead", value: leadName ? <><Avatar name={leadName} />{leadName}</> : <span className="font-normal text-ink-3">Nobody</span> },
    { label: "Client", value: <Link href={`/ops/organizations/${clientOrganizationId}`}>{clientName}</Link> },
    { label: "From", value: <>{dealNumber ? <span className="mono">{dealNumber}</span> : sellerName}{handoffScore && <span className="font-normal text-ink-3">handoff {Math.round(handoffScore.total)}%</span>}</> },
    { label: "Kickoff", value: <ProjectDates field="kickoffDate" project={project} canEdit={canEdit} onEdit={actions.editProject} /> },
    { label: "Target go-live", value: <ProjectDates field="targetGoLiveDate" project={project} canEdit={canEdit} onEdit={actions.editProject} /> },
    actualGoLiveDate ? { label: "Live since", value: <Day value={actualGoLiveDate} full /> } : { label: "Forecast", value: <><Day value={forecastGoLiveDate} full />{slipDays > 0 && <span className="text-watch-text">{slipDays} business {slipDays === 1 ? "day" : "days"} late</span>}</> },
    ...(plgPhase ? [{ label: "Self-serve", value: plgLabels[plgPhase] }] : []),
  ];
}
