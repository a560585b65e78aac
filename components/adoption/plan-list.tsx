import { Search } from "lucide-react";
import Form from "next/form";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Button, LinkButton } from "@/components/ui/button";
import { Day } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { Measure } from "@/components/ui/measure";
import { PaginationCursor } from "@/components/ui/pagination-cursor";
import { Segmented } from "@/components/ui/segmented";
import { Table, TBody, Td, Th, THead, Tr } from "@/components/ui/table";
import type { PlanRow, Portfolio } from "@/lib/adoption/shapes";
import { planAddress, portfolioAddress, type PortfolioPlace } from "./address";
import { count, licenseWords, percent } from "./words";

const states = [["", "All"], ["outdated", "Out of date"], ["stalled", "Stalled"], ["stale", "Stale data"], ["proposed", "Proposals"]] as const;

type Props = {
  plans: readonly PlanRow[];
  counts: Portfolio["counts"];
  asked: PortfolioPlace;
  nextHref?: string | undefined;
  firstHref?: string | undefined;
};

/** All plans, least adopted first: where the work is. */
export function PlanList({ plans, counts, asked, nextHref, firstHref }: Props) {
  const { q = "", state = "", product } = asked;
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <Form action="/adoption" role="search" className="flex min-w-0 flex-1 gap-2 md:max-w-[320px]">
          <Input key={q} controlSize="sm" type="search" name="q" defaultValue={q} aria-label="Search plans" placeholder="Customer, product or solution" />
          {state && <input type="hidden" name="state" value={state} />}
          <Button type="submit" aria-label="Search"><Search /></Button>
        </Form>
        <div className="max-w-full overflow-x-auto"><States counts={counts} asked={asked} /></div>
      </div>
      {plans.length === 0 ? <Empty isNarrowed={Boolean(q || state || product)} /> : (
        <Table label="Adoption plans">
          <THead><Th>Customer</Th><Th>Product or solution</Th><Th className="min-w-40">Adopted</Th><Th numeric>Tasks</Th><Th>Signs</Th><Th>Renews</Th></THead>
          <TBody>{plans.map((plan) => <PlanItem key={plan.id} plan={plan} />)}</TBody>
        </Table>
      )}
      <PaginationCursor label="Pages of plans" newer="First" older="Next" newerHref={firstHref} olderHref={nextHref} />
    </>
  );
}

function States({ counts, asked }: Pick<Props, "counts" | "asked">) {
  const segments = states.map(([value, label]) => (
    { value, label: `${label} ${counts[value || "all"]}`, href: portfolioAddress({ ...asked, state: value || undefined }) }
  ));
  return <Segmented label="Plans that are" value={asked.state ?? ""} segments={segments} />;
}

function PlanItem({ plan }: { plan: PlanRow }) {
  const { id, kind, name, productName, customerId, customerName, licenseLevel, progressPercentage, completedTasks, totalTasks, renewsAt } = plan;
  const license = licenseWords[licenseLevel];
  return (
    <Tr>
      <Td><Link href={`/customers/${customerId}`}>{customerName}</Link></Td>
      <Td>
        <Link href={planAddress(id)} className="font-medium">{productName}</Link>
        <span className="block text-xs text-ink-3">{kind === "solution" && "Solution, "}{name === productName ? license : `${name}, ${license}`}</span>
      </Td>
      <Td>
        <span className="flex items-center gap-2">
          <Measure className="w-24 flex-none" label={`${productName} of ${customerName} adopted`} value={Number(progressPercentage)} />
          <span className="text-xs">{percent(progressPercentage)}</span>
        </span>
      </Td>
      <Td numeric>{completedTasks} of {totalTasks}</Td>
      <Td><Signs plan={plan} /></Td>
      <Td>{renewsAt && <Day value={renewsAt} full />}</Td>
    </Tr>
  );
}

function Signs({ plan: { isOutOfDate, isStalled, staleTasks, proposals } }: { plan: PlanRow }) {
  return (
    <span className="flex flex-wrap gap-1">
      {isOutOfDate && <Badge tone="accent">Out of date</Badge>}
      {isStalled && <Badge tone="watch">Stalled</Badge>}
      {staleTasks > 0 && <Badge tone="watch">{count(staleTasks, "stale task")}</Badge>}
      {proposals > 0 && <Badge>{count(proposals, "proposal")}</Badge>}
    </span>
  );
}

function Empty({ isNarrowed }: { isNarrowed: boolean }) {
  if (isNarrowed) return <EmptyState title="No plan is like this" actions={<LinkButton href="/adoption">Show all</LinkButton>} />;
  return <EmptyState title="No plans yet">Assign a product or a solution to a customer, on the customer’s page. The plan is made of its tasks.</EmptyState>;
}
