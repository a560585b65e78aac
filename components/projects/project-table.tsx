import Link from "next/link";
import { Day } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { HealthBadge } from "@/components/ui/health-badge";
import { PaginationCursor } from "@/components/ui/pagination-cursor";
import { Table, TBody, Td, Th, THead, Tr } from "@/components/ui/table";
import type { ProjectRow } from "@/lib/ops/projects/queries/shapes";
import { types } from "@/lib/projects/rules/kinds";
import { phaseLabels } from "@/lib/projects/rules/words";
import { StatusBadge } from "./project-status";
import { BlockerLevels, waitsFor } from "./project-waiting";

/** Projects by target date, fifty a page. */
export function ProjectTable({ projects, nextHref, firstHref }: { projects: readonly ProjectRow[]; nextHref?: string | undefined; firstHref?: string | undefined }) {
  if (projects.length === 0) return <EmptyState title="No project fits">Another state or another name may have some.</EmptyState>;
  return (
    <>
      <Table label="Projects">
        <THead><Th>Client</Th><Th>Type</Th><Th>Phase</Th><Th>Status</Th><Th>Health</Th><Th>Lead</Th><Th numeric>Tasks</Th><Th>Waits for</Th><Th>Blockers</Th><Th>Target</Th><Th>Forecast</Th></THead>
        <TBody>
          {projects.map(({ id, clientName, sellerName, type, phase, status, health, leadName, done, tasks, levels, waiting, clientTasks, target, forecast, live }) => (
            <Tr key={id}>
              <Td className="min-w-44 font-medium"><Link href={`/ops/implementations/${id}`} className="text-ink">{clientName}</Link><span className="block text-xs font-normal text-ink-3">sold by {sellerName}</span></Td>
              <Td className="whitespace-nowrap">{types[type].label}</Td>
              <Td className="whitespace-nowrap">{phaseLabels[phase]}</Td>
              <Td><StatusBadge status={status} /></Td>
              <Td><HealthBadge score={health} short /></Td>
              <Td missing={!leadName} className="whitespace-nowrap">{leadName}</Td>
              <Td numeric className="whitespace-nowrap">{done} of {tasks}</Td>
              <Td className="whitespace-nowrap">{capital(waitsFor({ waiting, clientTasks, live, status }))}</Td>
              <Td><span className="flex flex-col items-start gap-1"><BlockerLevels levels={levels} /></span></Td>
              <Td className="whitespace-nowrap"><Day value={target} /></Td>
              <Td className="whitespace-nowrap">{live ? <>Live <Day value={live} /></> : <Day value={forecast} className={forecast && target && forecast > target ? "text-watch-text" : undefined} />}</Td>
            </Tr>
          ))}
        </TBody>
      </Table>
      <PaginationCursor label="Pages of projects" newer="First" older="Next" newerHref={firstHref} olderHref={nextHref} />
    </>
  );
}

function capital(text: string) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
