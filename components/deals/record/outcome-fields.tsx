"use client";

import { useEffect, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Fieldset } from "@/components/ui/field";
import { Skeleton } from "@/components/ui/skeleton";
import type { RecordActions } from "./record-actions";

type Offered = readonly { id: string; name: string }[];
type Props = { productId: string; chosen: readonly string[]; load: RecordActions["chooseOutcomes"]; error?: string | undefined; /** What is said where the product has none. */ empty?: string };

/** What a product is bought for, asked once it is wanted. What was chosen and is not offered any more stays chosen. */
export function OutcomeFields({ productId, chosen, load, error, empty }: Props) {
  const [offered, setOffered] = useState<Offered | null>(null);
  // The product's outcomes come from the server, and only where somebody chooses among them.
  useEffect(() => {
    let isGone = false;
    void load({ productId }).then((outcome) => !isGone && setOffered(outcome.ok ? outcome.value : []));
    return () => {
      isGone = true;
    };
  }, [load, productId]);
  if (!offered) return <Skeleton className="h-16" />;
  if (offered.length === 0) return empty ? <p className="text-ink-2">{empty}</p> : null;
  return (
    <Fieldset legend="Outcomes" hint="None chosen means all." error={error}>
      <div className="grid max-h-48 gap-1 overflow-y-auto">{offered.map(({ id, name }) => <Checkbox key={id} name="outcomeIds" value={id} label={name} defaultChecked={chosen.includes(id)} />)}</div>
      {chosen.filter((id) => !offered.some((one) => one.id === id)).map((id) => <input key={id} type="hidden" name="outcomeIds" value={id} />)}
    </Fieldset>
  );
}

export function readOutcomes(form: HTMLFormElement) {
  return new FormData(form).getAll("outcomeIds").map(String);
}
