import Link from "next/link";
import { RailSection } from "@/components/layout/record-layout";
import { DateTime, Day } from "@/components/ui/date-time";
import { Measure } from "@/components/ui/measure";
import type { Closest } from "@/lib/adoption/rules/closest";
import type { PlanRecord } from "@/lib/adoption/shapes";
import { planAddress, valuesAddress } from "./address";
import { PlanPace } from "./plan-pace";
import { ProgressCurve } from "./progress-curve";
import { percent } from "./words";

type Props = { plan: PlanRecord };

/** What a plan's numbers say: how it went and where that leads, what is nearly done, what it brings, what it rests on. */
export function PlanRail({ plan }: Props) {
  const { id, days, pace, closest, solution, customerName } = plan;
  return (
    <>
      {days.length > 0 && (
        <RailSection title="Over time">
          <ProgressCurve days={days} pace={pace} label={`Adoption by ${customerName}`} />
          {pace && <PlanPace pace={pace} />}
        </RailSection>
      )}
      {closest.length > 0 && (
        <RailSection title="Closest to done">
          <ol className="grid gap-2">{closest.map((one) => <li key={one.taskId}><Near planId={id} {...one} /></li>)}</ol>
        </RailSection>
      )}
      <Products plan={plan} />
      {solution && <RailSection title="Part of"><Link href={planAddress(solution.id)}>{solution.name}</Link></RailSection>}
      <Outcomes plan={plan} />
      <Telemetry plan={plan} />
      <Catalogue plan={plan} />
    </>
  );
}

function Products({ plan: { parts } }: Props) {
  if (parts.length === 0) return null;
  return (
    <RailSection title="Products">
      <ul className="grid gap-2">
        {parts.map(({ id, productName, progressPercentage, isGone }) => (
          <li key={id}>
            <Share href={planAddress(id)} name={productName} value={progressPercentage} />
            {isGone && <p className="text-xs text-ink-3">Not part of the solution any more. It counts until its plan is removed.</p>}
          </li>
        ))}
      </ul>
    </RailSection>
  );
}

function Outcomes({ plan: { byOutcome, outcomes } }: Props) {
  if (byOutcome.length === 0) return null;
  return (
    <RailSection title="Outcomes" count={outcomes.length > 0 ? `${outcomes.length} chosen` : undefined}>
      <ul className="grid gap-2">{byOutcome.map((one) => <li key={one.name}><Share name={one.name} value={one.percent} /></li>)}</ul>
    </RailSection>
  );
}

function Catalogue({ plan: { kind, definitionVersion, lastSyncedAt, renewsAt } }: Props) {
  return (
    <RailSection title="Catalogue">
      <p className="text-ink-2">
        Follows version {definitionVersion}{lastSyncedAt && <>, synced <Day value={lastSyncedAt} full /></>}.
        {renewsAt && <> Renews <Day value={renewsAt} full />.</>}
      </p>
      {kind === "solution" && <p className="mt-1 text-xs text-ink-3">A sync of the solution also assigns products it was given since.</p>}
    </RailSection>
  );
}

/** What is missing, and what it would bring. */
function Near({ planId, taskId, name, gain, isProposed, missing, met, of }: Closest & { planId: string }) {
  return (
    <p className="flex justify-between gap-3">
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <Link href={`${planAddress(planId)}#task-${taskId}`}>{name}</Link>
        <span className="block text-xs text-ink-3">{isProposed ? "Telemetry says completed" : missing ? <><code>{missing.name}</code>, {missing.by} to go</> : `${met} of ${of} met`}</span>
      </span>
      <span className="whitespace-nowrap text-healthy-text">+{gain}</span>
    </p>
  );
}

function Telemetry({ plan: { id, fresh, lastBatch } }: Props) {
  if (fresh.of === 0) return null;
  return (
    <RailSection title="Telemetry" count={`${fresh.fresh} of ${fresh.of} fresh`}>
      <p className="text-ink-2">{lastBatch ? <>Last batch <DateTime value={lastBatch.at} />: {lastBatch.accepted} accepted, {lastBatch.duplicates} duplicate, {lastBatch.rejected} rejected.</> : "Nothing has come in yet."}</p>
      <p className="mt-2"><Link href={valuesAddress(id)}>Values behind it</Link></p>
    </RailSection>
  );
}

function Share({ name, value, href }: { name: string; value: string; href?: string }) {
  return (
    <>
      <p className="mb-1 flex justify-between gap-2"><span className="min-w-0 truncate">{href ? <Link href={href}>{name}</Link> : name}</span><span>{percent(value)}</span></p>
      <Measure label={name} value={Number(value)} />
    </>
  );
}
