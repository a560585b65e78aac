"use client";

import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { Combobox } from "@/components/ui/combobox";
import { Day } from "@/components/ui/date-time";
import { Facts, type Fact } from "@/components/ui/facts";
import { formatMoney } from "@/components/ui/format";
import { EditInPlace } from "@/components/ui/in-place-edit";
import { useReader } from "@/components/ui/locale";
import { Money } from "@/components/ui/money";
import { TagChip } from "@/components/ui/tag-chip";
import { writeNumber } from "@/components/ui/typed-number";
import type { DealRecord } from "@/lib/deals/queries/record-shapes";
import type { DealChoices } from "../filters/choices";
import { lostReasons } from "../closing-dialog";
import { ChooseInPlace } from "./choose-in-place";
import { asList, asText, fieldSaver, type RecordActions, type RecordSearches } from "./record-actions";
import type { Stage } from "./use-stage";

type Props = { deal: DealRecord; choices: DealChoices; actions: RecordActions; searches: RecordSearches; stages: readonly (Stage & { pipelineName?: string })[]; onStage: (stage: Stage) => void };

const sources = [{ value: "", label: "Not recorded" }, { value: "INBOUND", label: "Inbound" }, { value: "OUTBOUND", label: "Outbound" }, { value: "REFERRAL", label: "Referral" }, { value: "PARTNER", label: "Partner" }];

const kinds = [{ value: "NEW", label: "New business" }, { value: "EXPANSION", label: "Expansion" }, { value: "RENEWAL", label: "Renewal" }];

/** What one knows about a deal, each line changed where it stands. Who may not change it reads it. */
export function DealFacts(props: Props) {
  const { deal } = props;
  const { locale } = useReader();
  return <Facts facts={deal.canEdit ? editable(props, locale) : readable(deal)} />;
}

function editable({ deal, choices, actions, searches, stages, onStage }: Props, locale: string): Fact[] {
  const save = fieldSaver(deal, actions);
  const people = choices.people.filter(({ isActive, id }) => isActive || id === deal.ownerId).map(({ id, name }) => ({ value: id, label: name }));
  const money = (text: string) => formatMoney(text || null, deal.currencyCode, locale);
  const saveAmount = save("amount", "has another amount.", asText);
  return [
    { label: "Amount", value: deal.lines.length > 0
      ? <span title="The sum of its lines"><b className="font-semibold"><Money value={deal.amount} currency={deal.currencyCode} /></b> <span className="text-ink-3">sum of {deal.lines.length === 1 ? "one line" : `${deal.lines.length} lines`}</span></span>
      : <EditInPlace label="Amount" value={deal.amount ?? ""} display={<b className="font-semibold">{money(deal.amount ?? "")}</b>} show={money} inputMode="decimal" placeholder="—" onSave={saveAmount} /> },
    { label: "Probability", value: <EditInPlace label="Probability" value={percent(deal.probability)} inputMode="decimal" kind="percent" show={(text) => (text ? `${writeNumber(text, locale)}%` : "The stage's value")}
      display={<>{writeNumber(percent(deal.probability), locale)}% <span className="text-ink-3">{deal.isProbabilityOverridden ? `set by hand, stage ${writeNumber(percent(deal.stageProbability), locale)}%` : "from the stage"}</span></>}
      onSave={save("probability", "has another probability.", asText)} /> },
    { label: deal.status === "OPEN" ? "Expected close" : "Closed", value: deal.status === "OPEN"
      ? <EditInPlace label="Expected close" type="date" value={deal.expectedCloseDate ?? ""} placeholder="No date" display={<span className={deal.isOverdue ? "text-risk-text" : undefined}><Day value={deal.expectedCloseDate} full /></span>} show={(day) => <Day value={day} full />} onSave={save("expectedCloseDate", "has another close date.", asText)} />
      : <EditInPlace label="Closed" type="date" value={deal.closedDate ?? ""} display={<Day value={deal.closedDate} full />} show={(day) => <Day value={day} full />} onSave={save("closedDate", "has another close date.", (text) => text)} /> },
    { label: "Stage", value: <Combobox quiet label="Stage" value={{ value: deal.stageId, label: deal.stageName }} options={stages.map(({ id, name, pipelineName }) => ({ value: id, label: name, ...(pipelineName && { detail: pipelineName }) }))} onChange={(option) => { const stage = stages.find(({ id }) => id === option?.value); if (stage && stage.id !== deal.stageId) onStage(stage); }} /> },
    { label: "Owner", value: <ChooseInPlace label="Owner" value={deal.ownerId ? { value: deal.ownerId, label: deal.ownerName ?? "Somebody" } : null} options={people} placeholder="Nobody" clearable onSave={save("ownerId", "has another owner.", asText)} face={<><Avatar name={deal.ownerName} />{deal.ownerName}</>} /> },
    { label: "Customer", value: <ChooseInPlace label="Customer" value={deal.customerId ? { value: deal.customerId, label: deal.customerName ?? "" } : null} onSearch={searches.onFindCustomers} placeholder="No customer" clearable onSave={save("customerId", "has another customer.", asText)} /> },
    { label: "Contact", value: <ChooseInPlace label="Contact" value={deal.contactId ? { value: deal.contactId, label: deal.contactName ?? "" } : null} onSearch={(query) => searches.onFindContacts(query, deal.customerId)} placeholder="No contact" clearable onSave={save("contactId", "has another contact.", asText)} /> },
    { label: "Competitors", value: <EditInPlace label="Competitors" value={deal.competitors.join(", ")} placeholder="None known" onSave={save("competitors", "has other competitors.", asList)} /> },
    { label: "Source", value: <EditInPlace label="Source" value={deal.source ?? ""} options={sources} show={(value) => wordOf(sources, value)} onSave={save("source", "has another source.", (text) => (text || null) as "INBOUND" | null)} /> },
    { label: "Kind", value: <EditInPlace label="Kind" value={deal.kind} options={kinds} show={(value) => wordOf(kinds, value)} onSave={save("kind", "is of another kind.", (text) => text as "NEW")} /> },
    { label: "Currency", value: <EditInPlace label="Currency" value={deal.currencyCode} onSave={save("currencyCode", "is in another currency.", (text) => text)} /> },
    { label: "External id", value: <EditInPlace label="External id" value={deal.externalId ?? ""} placeholder="None" onSave={save("externalId", "has another external id.", (text) => text)} /> },
    { label: "Tags", value: <EditInPlace label="Tags" value={deal.tags.join(", ")} placeholder="No tags" display={<TagList tags={deal.tags} choices={choices} />} onSave={save("tags", "has other tags.", asList)} /> },
    ...reasons(deal, save),
  ];
}

function reasons(deal: DealRecord, save: ReturnType<typeof fieldSaver>): Fact[] {
  if (deal.status === "WON") return [{ label: "What decided it", value: <EditInPlace label="What decided it" multiline value={deal.wonReason ?? ""} onSave={save("wonReason", "has another reason.", (text) => text)} /> }];
  if (deal.status === "LOST") return [{ label: "Why it was lost", value: <EditInPlace label="Why it was lost" value={deal.lostReason ?? ""} options={lostReasons} show={(value) => wordOf(lostReasons, value)} onSave={save("lostReason", "was lost for another reason.", (text) => (text || null) as "PRICE" | null)} /> }, { label: "Lost to", value: <EditInPlace label="Lost to" value={deal.lostToCompetitor ?? ""} onSave={save("lostToCompetitor", "names another competitor.", (text) => text)} /> }];
  return [];
}

function readable(deal: DealRecord): Fact[] {
  const end = deal.status === "OPEN" ? { label: "Expected close", value: deal.expectedCloseDate && <Day value={deal.expectedCloseDate} full /> } : { label: "Closed", value: deal.closedDate && <Day value={deal.closedDate} full /> };
  return [
    { label: "Amount", value: deal.amount && <b className="font-semibold"><Money value={deal.amount} currency={deal.currencyCode} /></b> }, { label: "Probability", value: `${percent(deal.probability)}%` }, end,
    { label: "Stage", value: deal.stageName }, { label: "Owner", value: deal.ownerName && <span className="flex items-center gap-1.5"><Avatar name={deal.ownerName} />{deal.ownerName}</span> },
    { label: "Customer", value: deal.customerId && <Link href={`/customers/${deal.customerId}`}>{deal.customerName}</Link> }, { label: "Contact", value: deal.contactName },
    { label: "Competitors", value: deal.competitors.join(", ") }, { label: "Source", value: deal.source && wordOf(sources, deal.source) }, { label: "Kind", value: wordOf(kinds, deal.kind) }, { label: "Tags", value: deal.tags.join(", ") },
    ...(deal.status === "WON" ? [{ label: "What decided it", value: deal.wonReason }] : []),
    ...(deal.status === "LOST" ? [{ label: "Why it was lost", value: deal.lostReason && wordOf(lostReasons, deal.lostReason) }, { label: "Lost to", value: deal.lostToCompetitor }] : []),
  ];
}

function TagList({ tags, choices }: { tags: readonly string[]; choices: DealChoices }) {
  return <span className="flex flex-wrap gap-1 py-0.5">{tags.map((tag) => <TagChip key={tag} color={choices.tags.find(({ name }) => name === tag)?.color}>{tag}</TagChip>)}</span>;
}

function wordOf(words: readonly { value: string; label: string }[], value: string) {
  return words.find((one) => one.value === value)?.label ?? value;
}

/** "75.00" is 75. */
function percent(text: string) {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
