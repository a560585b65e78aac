"use client";

import { useOptimistic, useTransition } from "react";
import { Box } from "@/components/layout/record-layout";
import { Select } from "@/components/ui/select";
import { toastRefusal } from "@/components/ui/toast";
import type { Outcome } from "@/lib/action";
import type { Delivery, NoticeSetting } from "@/lib/notifications/rules";

type Choosing<K extends string, D extends Delivery> = { /** What there is to choose from. */ choices: readonly D[]; onChoose: (input: { kind: K; delivery: D }) => Promise<Outcome<unknown>> };
type Props<K extends string, D extends Delivery> = Choosing<K, D> & { settings: readonly NoticeSetting<K>[]; /** Whether this installation has a mail server. */ canMail: boolean };

/** Where each kind of notice reaches the person: their bell, a mail as well, nowhere. */
export function NoticeSettings<K extends string, D extends Delivery>({ settings, canMail, ...choosing }: Props<K, D>) {
  return (
    <Box flush title="What you hear of, and where" aside={canMail ? undefined : "This installation sends no mail; the bell has everything."}>
      <ul className="divide-y divide-line border-t border-line">{settings.map((setting) => <Setting key={setting.kind} setting={setting} {...choosing} />)}</ul>
    </Box>
  );
}

function Setting<K extends string, D extends Delivery>({ setting: { kind, label, delivery }, choices, onChoose }: Choosing<K, D> & { setting: NoticeSetting<K> }) {
  const [shown, guess] = useOptimistic<Delivery>(delivery);
  const [, start] = useTransition();
  const choose = (chosen: D | undefined) => chosen && start(async () => {
    guess(chosen);
    const outcome = await onChoose({ kind, delivery: chosen });
    if (!outcome.ok) toastRefusal({ message: outcome.message });
  });
  return (
    <li className="px-4 py-2">
      <label className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span className="min-w-0 flex-1 basis-56">{label}</span>
        <Select className="w-52 max-md:w-full" value={shown} onChange={({ target }) => choose(choices.find((each) => each === target.value))} options={choices.map((value) => ({ value, label: words[value] }))} />
      </label>
    </li>
  );
}

const words: Record<Delivery, string> = { IN_APP: "Bell", MAIL: "Bell and mail", DIGEST: "Bell and one mail a day", OFF: "Nowhere" };
