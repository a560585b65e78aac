import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, TBody, Td, Th, THead, Tr } from "@/components/ui/table";
import type { AttributeValues, PlanValues } from "@/lib/telemetry/queries/values";
import { NewValue, type EnterValueAct } from "./new-value";
import { Sparkline } from "./sparkline";

/** The attributes of a plan with what was seen of them. */
export function ValueTable({ plan: { id: planId, attributes }, canWrite, onEnter }: { plan: PlanValues; canWrite: boolean; onEnter: EnterValueAct }) {
  if (attributes.length === 0) return <EmptyState title="This plan watches nothing">Attributes are added to the tasks of the product; a plan takes them over when it is synced.</EmptyState>;
  return (
    <Table label="Values">
      <THead><Th>Task</Th><Th>Attribute</Th><Th>Current</Th><Th>Seen</Th><Th>History</Th><Th><span className="sr-only">Enter</span></Th></THead>
      <TBody>{attributes.map((attribute) => <Attribute key={attribute.id} of={attribute} planId={planId} canWrite={canWrite} onEnter={onEnter} />)}</TBody>
    </Table>
  );
}

function Attribute({ of: { id, task, name, dataType, isRequired, seen }, planId, canWrite, onEnter }: { of: AttributeValues; planId: string; canWrite: boolean; onEnter: EnterValueAct }) {
  const [latest] = seen;
  return (
    <Tr>
      <Td className="min-w-40 [overflow-wrap:anywhere]">{task}</Td>
      <Td className="min-w-32"><span className="mono [overflow-wrap:anywhere]">{name}</span><span className="block text-xs text-ink-3">{kinds[dataType]}{isRequired && ", required"}</span></Td>
      <Td className="max-w-64 [overflow-wrap:anywhere]">
        {latest ? <span className="line-clamp-3">{typeof latest.value === "string" ? latest.value : JSON.stringify(latest.value)}</span> : <span className="whitespace-nowrap text-ink-3">no data yet</span>}
      </Td>
      <Td className="whitespace-nowrap text-ink-2">{latest && <><DateTime value={latest.at} /><span className="block text-xs text-ink-3">{origins[latest.source]}</span></>}</Td>
      <Td><Sparkline label={name} seen={seen} /></Td>
      <Td className="text-right">{canWrite && <NewValue planId={planId} attributeId={id} name={name} hint={`It is to be ${kinds[dataType]}.`} onEnter={onEnter} />}</Td>
    </Tr>
  );
}

const kinds = { BOOLEAN: "true or false", NUMBER: "a number", STRING: "text", TIMESTAMP: "a date", JSON: "JSON" } as const;
const origins = { api: "by API", database: "from a database", import: "imported", manual: "by hand" } as const;
