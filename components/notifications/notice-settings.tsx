"use client";

import { useOptimistic, useTransition } from "react";
import { Box } from "@/components/layout/record-layout";
import { Select } from "@/components/ui/select";
import { toastRefusal } from "@/components/ui/toast";
import type { Outcome } from "@/lib/action";
import { isChosenDelivery, type ChosenDelivery, type NoticeSetting } from "@/lib/notifications/rules";

type Choose<K extends string> = (input: { kind: K; delivery: ChosenDelivery }) => Promise<Outcome<unknown>>;
type Props<K extends string> = { settings: readonly NoticeSetting<K>[]; /** Whether this installation has a mail server. */ canMail: boolean; onChoose: Choose<K> };

/** Where each kind of notice reaches the person: their bell, a mail as well, nowhere. */
export function NoticeSettings<K extends string>({ settings, canMail, onChoose }: Props<K>) {
  return (
    <Box flush title="What you hear of, and where" aside={canMail ? undefined : "This installation sends no mail, so the bell it is."}>
      <ul className="divide-y divide-line border-t border-line">{settings.map((setting) => <Setting key={setting.kind} setting={setting} onChoose={onChoose} />)}</ul>
    </Box>
  );
}

function Setting<K extends string>({ setting: { kind, label, delivery }, onChoose }: { setting: NoticeSetting<K>; onChoose: Choose<K> }) {
  const [shown, guess] = useOptimistic(delivery);
  const [, start] = useTransition();
  const choose = (value: string) => isChosenDelivery(value) && start(async () => {
    guess(value);
    const outcome = await onChoose({ kind, delivery: value });
    if (!outcome.ok) toastRefusal({ message: outcome.message });
  });
  return (
    <li className="px-4 py-2">
      <label className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span className="min-w-0 flex-1 basis-56">{label}</span>
        <Select className="w-40 max-md:w-full" value={shown === "DIGEST" ? "IN_APP" : shown} onChange={(event) => choose(event.target.value)} options={choices} />
      </label>
    </li>
  );
}

const choices = [{ value: "IN_APP", label: "Bell" }, { value: "MAIL", label: "Bell and mail" }, { value: "OFF", label: "Nowhere" }] satisfies { value: ChosenDelivery; label: string }[];
