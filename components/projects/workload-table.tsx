import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { EmptyState } from "@/components/ui/empty-state";
import { Measure } from "@/components/ui/measure";
import { Table, TBody, Td, Th, THead, Tr } from "@/components/ui/table";
import type { WorkloadRow } from "@/lib/ops/projects/queries/shapes";
import { projectsHref } from "@/lib/ops/projects/rules";

/** Hours that fall due for each person: left from before this week, in it and in the three after it. Forty hours are a full week. */
export function WorkloadTable({ people }: { people: readonly WorkloadRow[] }) {
  if (people.length === 0) return <EmptyState title="Nobody implements yet">People of the staff with the role Implementation stand here.</EmptyState>;
  const weeks = ["Left from before", "This week", "Next week", "In 2 weeks", "In 3 weeks"];
  return (
    <Table label="Workload">
      <THead><Th>Person</Th><Th numeric>Leads</Th><Th numeric>Open tasks</Th><Th numeric>Late</Th>{weeks.map((week) => <Th key={week}>{week}</Th>)}</THead>
      <TBody>
        {people.map(({ id, name, projects, tasks, late, earlier, weeks: load }) => (
          <Tr key={id}>
            <Td className="font-medium whitespace-nowrap"><span className="inline-flex items-center gap-2"><Avatar name={name} /><Link href={projectsHref({ layout: "table", lead: id })} className="text-ink">{name}</Link></span></Td>
            <Td numeric>{projects}</Td>
            <Td numeric>{tasks}</Td>
            <Td numeric className={late > 0 ? "text-risk-text" : undefined}>{late}</Td>
            {[earlier, ...load].map(({ hours, tasks: due }, week) => (
              <Td key={week} className="min-w-36">
                <div className="flex items-center gap-2">
                  <Measure className="flex-1" label={`${weeks[week]}, hours of ${name}`} value={hours} max={40} tone={hours > 40 ? "risk" : "ink"} />
                  <span className="text-xs whitespace-nowrap text-ink-2">{hours} h, {due === 1 ? "1 task" : `${due} tasks`}</span>
                </div>
              </Td>
            ))}
          </Tr>
        ))}
      </TBody>
    </Table>
  );
}
