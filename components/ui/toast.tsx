"use client";

import { Check, CircleAlert, X } from "lucide-react";
import type { ReactNode } from "react";
import { Toaster as Sonner, toast } from "sonner";
import { IconButton } from "./icon-button";
import { Kbd } from "./kbd";

/** Bottom right, newest at the bottom, three at most. Once, in the root layout. */
export function Toaster() {
  return <Sonner position="bottom-right" expand visibleToasts={3} gap={8} offset={24} mobileOffset={{ bottom: 72, left: 12, right: 12 }} hotkey={["altKey", "KeyT"]} containerAriaLabel="What just happened" style={{ "--width": "400px" }} toastOptions={{ unstyled: true, className: "w-full" }} />;
}

const offered: (string | number)[] = [];

type Said = { object: ReactNode; message: ReactNode };

/** What was done, and the way back for eight seconds; the line waits while the toast is looked at. */
export function toastUndo({ object, message, onUndo }: Said & { onUndo: () => void }) {
  const id = toast.custom((mine) => <DoneToast object={object} message={message} onUndo={onUndo} onGone={() => toast.dismiss(mine)} />, { duration: Infinity });
  offered.push(id);
  return id;
}

/** What was done, where there is no way back or none is needed. */
export function toastDone({ object, message }: Said) {
  return toast.custom((id) => <DoneToast object={object} message={message} onGone={() => toast.dismiss(id)} />, { duration: Infinity });
}

/** What was not done, and the choices. Stays until it is dismissed. */
export function toastRefusal({ object, message, request, actions = [] }: { object?: ReactNode; message: ReactNode; request?: string | undefined; actions?: readonly { label: string; onClick: () => void }[] }) {
  return toast.custom((id) => <RefusalToast object={object} message={message} request={request} actions={actions} onGone={() => toast.dismiss(id)} />, { duration: Infinity });
}

/** Takes one toast away, or all. */
export function dismissToast(id?: string | number) {
  toast.dismiss(id);
}

/** Ctrl-Z did what the newest toast offers, so the offer is void. */
export function dismissLastUndo() {
  const last = offered.pop();
  if (last !== undefined) toast.dismiss(last);
}

const frame = "toast relative grid w-full grid-cols-[16px_minmax(0,1fr)_auto] items-start gap-x-2.5 overflow-hidden rounded-lg bg-raised px-4 py-3 font-sans text-sm text-ink-2 shadow-3 [&_b]:text-ink";

function DoneToast({ object, message, onUndo, onGone }: Said & { onUndo?: () => void; onGone: () => void }) {
  const undo = () => {
    onGone();
    onUndo?.();
  };
  return (
    <div className={frame}>
      <Check className="mt-0.5 size-4 text-ink" aria-hidden="true" />
      <p><b>{object}</b> {message}</p>
      {onUndo && <button type="button" onClick={undo} className="-my-0.5 ml-2 flex min-h-6 items-center gap-1.5 font-medium text-accent-text">Undo <Kbd keys="Ctrl Z" /></button>}
      <span className="toast-countdown" aria-hidden="true" onAnimationEnd={onGone} />
    </div>
  );
}

function RefusalToast({ object, message, request, actions, onGone }: { object: ReactNode; message: ReactNode; request: string | undefined; actions: readonly { label: string; onClick: () => void }[]; onGone: () => void }) {
  return (
    <div role="alert" className={frame}>
      <CircleAlert className="mt-0.5 size-4 text-risk-text" aria-hidden="true" />
      <div>
        {object && <p><b>{object}</b></p>}
        <p>{message} {request && <>Request <span className="mono whitespace-nowrap">{request}</span></>}</p>
        {actions.length > 0 && (
          <p className="mt-2 flex flex-wrap gap-x-4">
            {actions.map(({ label, onClick }) => (
              <button key={label} type="button" className="min-h-6 font-medium text-accent-text hover:underline" onClick={() => { onGone(); onClick(); }}>{label}</button>
            ))}
          </p>
        )}
      </div>
      <IconButton label="Dismiss" size="sm" className="-my-0.5 -mr-2 max-md:-my-2" onClick={onGone}><X /></IconButton>
    </div>
  );
}
