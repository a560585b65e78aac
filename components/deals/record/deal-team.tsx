"use client";

import { Plus, X } from "lucide-react";
import { useState, useTransition } from "react";
import { RailSection } from "@/components/layout/record-layout";
import { answered } from "@/components/ui/answered";
import { Avatar } from "@/components/ui/avatar";
import { Combobox } from "@/components/ui/combobox";
import { IconButton } from "@/components/ui/icon-button";
import { toastRefusal } from "@/components/ui/toast";
import type { DealRecord } from "@/lib/deals/queries/record-shapes";
import type { DealChoices } from "../filters/choices";
import { tell, type RecordActions } from "./record-actions";

/** Who works on the deal beside its owner; they may change it as if it were theirs. */
export function DealTeam({ deal, choices, actions }: { deal: DealRecord; choices: DealChoices; actions: RecordActions }) {
  const [adding, setAdding] = useState(false);
  const [working, start] = useTransition();
  const ids = deal.team.map(({ id }) => id);
  const options = choices.people.filter(({ id, isActive }) => isActive && id !== deal.ownerId && !ids.includes(id)).map(({ id, name }) => ({ value: id, label: name }));
  const put = (value: string[], name: string, message: string) => start(async () => {
    const outcome = await answered(actions.editDeal({ dealId: deal.id, field: "teamMembers", was: ids, value }));
    if (!outcome.ok && outcome.conflict) toastRefusal({ object: deal.title, message: outcome.message });
    if (tell(name, message, outcome, actions.undoChangeSet)) start(() => setAdding(false));
  });
  return (
    <RailSection title="Team" count={deal.team.length || undefined} action={deal.canEdit && <IconButton size="sm" label="Add somebody to the team" onClick={() => setAdding(!adding)}><Plus /></IconButton>}>
      {adding && (
        <div className="pb-2" aria-busy={working}>
          <Combobox label="Add somebody to the team" placeholder="Choose a colleague" options={options} value={null} onChange={(option) => option && put([...ids, option.value], option.label, "is on the team.")} />
        </div>
      )}
      {deal.team.length === 0 && !adding && <p className="text-ink-3">Only its owner.</p>}
      <ul className="grid gap-1">
        {deal.team.map(({ id, name }) => (
          <li key={id} className="flex items-center gap-2">
            <Avatar name={name} />
            <span className="min-w-0 flex-1 truncate">{name}</span>
            {deal.canEdit && <IconButton size="sm" label={`Take ${name} off the team`} onClick={() => put(ids.filter((one) => one !== id), name, "is off the team.")}><X /></IconButton>}
          </li>
        ))}
      </ul>
    </RailSection>
  );
}
