"use client";

import { Check, CircleAlert, X } from "lucide-react";
import Link from "next/link";
import { useEffect } from "react";
import { Toaster as Sonner, toast } from "sonner";
import { IconButton } from "../icon-button";
import { Kbd } from "../kbd";
import type { Done, Refusal, Toasts } from "../toast";

/** The list of toasts; `onReady` gets the hand that shows them once it listens. */
export function ToastList({ onReady }: { onReady: (toasts: Toasts) => void }) {
  // Sonner tells only a list that is there already, so what was said earlier waits for this.
  useEffect(() => onReady(toasts), [onReady]);
  return (
    <Sonner
      position="bottom-right" expand visibleToasts={3} gap={8} offset={24} mobileOffset={{ bottom: 72, left: 12, right: 12 }} hotkey={["altKey", "KeyT"]} containerAriaLabel="What just happened"
      style={{ "--width": "400px" }} toastOptions={{ unstyled: true, className: "w-full" }}
    />
  );
}

const toasts: Toasts = {
  done: (id, said) => toast.custom(() => <DoneToast {...said} onGone={() => toast.dismiss(id)} />, { id, duration: Infinity }),
  refusal: (id, said) => toast.custom(() => <RefusalToast {...said} onGone={() => toast.dismiss(id)} />, { id, duration: Infinity }),
  dismiss: (id) => toast.dismiss(id),
};

const frame = "toast relative grid w-full grid-cols-[16px_minmax(0,1fr)_auto] items-start gap-x-2.5 overflow-hidden rounded-lg bg-raised px-4 py-3 font-sans text-sm text-ink-2 shadow-3 [&_b]:text-ink";

function DoneToast({ object, message, next, onUndo, onGone }: Done & { onGone: () => void }) {
  const undo = () => {
    onGone();
    onUndo?.();
  };
  return (
    <div className={frame}>
      <Check className="mt-0.5 size-4 text-ink" aria-hidden="true" />
      <p><b>{object}</b> {message}{next && <Link href={next.href} onClick={onGone} className="mt-1 flex min-h-6 w-fit items-center font-medium text-accent-text">{next.label}</Link>}</p>
      {onUndo && <button type="button" onClick={undo} className="-my-0.5 ml-2 flex min-h-6 items-center gap-1.5 font-medium text-accent-text">Undo <Kbd keys="Ctrl Z" /></button>}
      <span className="toast-countdown" aria-hidden="true" onAnimationEnd={onGone} />
    </div>
  );
}

function RefusalToast({ object, message, request, actions = [], onGone }: Refusal & { onGone: () => void }) {
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
