"use client";

import { useState } from "react";
import { Box } from "@/components/layout/record-layout";
import { Badge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { Note } from "@/components/ui/note";
import type { Outcome } from "@/lib/action";
import { NewRecoveryCodes } from "./new-recovery-codes";
import { RemoveTwoStep } from "./remove-two-step";
import { TwoStepSetup, type Offer } from "./two-step-setup";

type Codes = { codes: string[] };
type TwoStep = { since: Date | null; codesLeft: number; isRequired: boolean };

/** The second step: on since when, how many recovery codes are left, and the way in and out of it. */
export function TwoStepBox({ twoStep, onBegin, onConfirm, onRemove, onRenew }: {
  twoStep: TwoStep;
  onBegin: () => Promise<Outcome<Offer>>;
  onConfirm: (input: { code: string }) => Promise<Outcome<Codes>>;
  onRemove: (input: { password: string; code: string }) => Promise<Outcome<void>>;
  onRenew: (input: { code: string }) => Promise<Outcome<Codes>>;
}) {
  const [setting, setSetting] = useState(twoStep.since === null);
  const { since, codesLeft, isRequired } = twoStep;
  return (
    <Box title="Two-step sign-in" aside={since ? <Badge tone="healthy">On</Badge> : <Badge>Off</Badge>}>
      {setting ? (
        <div className="grid max-w-[420px] gap-3">
          {!since && <p className="text-ink-2">A code of your phone beside the password{isRequired ? ". Your organization asks for it." : ", so that a stolen password opens nothing."}</p>}
          <TwoStepSetup onBegin={onBegin} onConfirm={onConfirm} onDone={() => setSetting(false)} />
        </div>
      ) : (
        <div className="grid gap-3">
          <p className="text-ink-2">On since <DateTime value={since?.toISOString()} />. {codesLeft === 1 ? "One recovery code is left." : `${codesLeft} recovery codes are left.`}</p>
          {codesLeft < 3 && <Note tone="watch">Make new recovery codes before you need one.</Note>}
          <div className="flex flex-wrap gap-2">
            <NewRecoveryCodes onRenew={onRenew} />
            {isRequired ? <p className="text-xs text-ink-3">Your organization asks for it, so it stays on.</p> : <RemoveTwoStep onRemove={onRemove} onRemoved={() => setSetting(true)} />}
          </div>
        </div>
      )}
    </Box>
  );
}
