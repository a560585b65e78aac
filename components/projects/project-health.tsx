import { RailSection } from "@/components/layout/record-layout";
import { DateTime } from "@/components/ui/date-time";
import { ExplainedLines } from "@/components/ui/explained";
import { HealthBadge } from "@/components/ui/health-badge";
import { Note } from "@/components/ui/note";
import type { ProjectPicture } from "@/lib/ops/projects/queries/shapes";

/** Health with every lost point, and why the project is at risk where it is. */
export function ProjectHealth({ project }: { project: ProjectPicture }) {
  const { healthScore, healthBreakdown, status, riskReason, riskSince, holdReason, heldSince } = project;
  return (
    <RailSection title="Health" action={<span className="mr-1.5"><HealthBadge score={healthScore} /></span>}>
      {healthBreakdown && <ExplainedLines label="What it is made of" total={healthScore} lines={healthBreakdown.lines} className="px-0 py-0" />}
      {status === "AT_RISK" && riskReason && <Note tone="risk" className="mt-3">{riskReason.replace(/^At risk, because/, "At risk because")}, since <DateTime value={riskSince} />. It clears by itself.</Note>}
      {status === "ON_HOLD" && <Note tone="watch" className="mt-3">On hold since <DateTime value={heldSince} />: {holdReason}</Note>}
    </RailSection>
  );
}
