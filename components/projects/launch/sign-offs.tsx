"use client";

import { RailSection } from "@/components/layout/record-layout";
import { Button } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import type { ProjectPicture } from "@/lib/ops/projects/queries/shapes";
import { formatCount } from "@/components/ui/format";
import { sideLabels } from "@/lib/projects/rules/words";
import type { ProjectActions } from "../project-actions";
import { ReasonDialog } from "../reason-dialog";

/** Who signed the go-live, on what score. Ours follows the client's and is no condition. */
export function SignOffs({ project, canEdit, actions }: { project: ProjectPicture; canEdit: boolean; actions: ProjectActions }) {
  const isSigned = (side: "CLIENT" | "STAFF") => project.signOffs.some((signed) => signed.side === side);
  return (
    <RailSection title="Sign-offs" count={project.signOffs.length}>
      <ul className="grid gap-2">
        {project.signOffs.map(({ id, side, name, statement, score, at }) => (
          <li key={id}>
            <p>{name} <span className="text-ink-3">{sideLabels[side].toLowerCase()}, at {formatCount(score)}, <DateTime value={at} /></span></p>
            <p className="text-xs text-ink-2 [overflow-wrap:anywhere]">{statement}</p>
          </li>
        ))}
      </ul>
      {!isSigned("CLIENT") && <p className="text-ink-3">The client signs on its progress page.</p>}
      {isSigned("CLIENT") && !project.actualGoLiveDate && <p className="mt-2 text-ink-3">The client has signed: readiness is no condition any more.</p>}
      {canEdit && isSigned("CLIENT") && !isSigned("STAFF") && (
        <ReasonDialog title="Sign off" act="Sign off" label="What you confirm" trigger={<Button size="sm" className="mt-2">Sign off</Button>} onAct={(statement) => actions.signOff({ projectId: project.id, statement })} done="signed off." />
      )}
    </RailSection>
  );
}
