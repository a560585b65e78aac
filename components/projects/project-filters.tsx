import { Search } from "lucide-react";
import Form from "next/form";
import type { ReactNode } from "react";
import { Toolbar } from "@/components/layout/toolbar";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import type { Person } from "@/lib/ops/projects/queries/shapes";
import { projectsHref, type ListProjects } from "@/lib/ops/projects/rules";
import { phaseLabels } from "@/lib/projects/rules/words";
import { PHASES, PROJECT_TYPES, types } from "@/lib/projects/rules/kinds";

const states = [{ value: "open", label: "Under way" }, { value: "risk", label: "At risk" }, { value: "hold", label: "On hold" }, { value: "live", label: "Live" }, { value: "ended", label: "Ended" }];

type Props = { layout: "board" | "table" | "workload"; filters: ListProjects; people: readonly Person[]; /** The saved view that is open. */ view: string | undefined; children?: ReactNode };

/** A form of the address: the same question can be kept and sent. */
export function ProjectFilters({ layout, filters, people, view, children }: Props) {
  const { q, lead, state, type, phase } = filters;
  const to = (next: string) => projectsHref({ q, lead, layout: next, view: next === "workload" ? undefined : view });
  const views = [{ value: "board", label: "Board", href: to("") }, { value: "table", label: "Table", href: to("table") }, { value: "workload", label: "Workload", href: to("workload") }];
  return (
    <Toolbar>
      <Segmented label="Layout" segments={views} value={layout} />
      {layout !== "workload" && (
        <Form key={JSON.stringify(filters)} action="/ops/implementations" role="search" className="flex items-center gap-2">
          {layout === "table" && <input type="hidden" name="layout" value="table" />}
          {view && <input type="hidden" name="view" value={view} />}
          <Input controlSize="sm" type="search" name="q" defaultValue={q} aria-label="Client" placeholder="Client" className="w-40" />
          <Select controlSize="sm" name="lead" defaultValue={lead ?? ""} aria-label="Lead" empty="Any lead" options={people.map(({ id, name }) => ({ value: id, label: name }))} className="w-40" />
          {layout === "table" && <Select controlSize="sm" name="state" defaultValue={state} aria-label="State" options={states} className="w-32" />}
          {layout === "table" && <Select controlSize="sm" name="type" defaultValue={type ?? ""} aria-label="Type" empty="Any type" options={PROJECT_TYPES.map((value) => ({ value, label: types[value].label }))} className="w-36" />}
          {layout === "table" && <Select controlSize="sm" name="phase" defaultValue={phase ?? ""} aria-label="Phase" empty="Any phase" options={PHASES.map((value) => ({ value, label: phaseLabels[value] }))} className="w-36" />}
          <Button size="sm" type="submit" aria-label="Search"><Search /></Button>
        </Form>
      )}
      {children}
    </Toolbar>
  );
}
