"use client";

import { Upload } from "lucide-react";
import { useId, useState, type ReactNode } from "react";
import { buttonLook } from "./button-look";
import { cn } from "./cn";
import { ErrorLine } from "./field";
import { Progress } from "./progress";

type Choosing = { label: string; name?: string | undefined; accept?: string | undefined; multiple?: boolean | undefined; disabled?: boolean | undefined };
type Props = Choosing & {
  hint?: ReactNode;
  error?: string | undefined;
  progress?: { label: string; value: number; max: number; left?: string } | undefined;
  onFiles: (files: File[]) => void;
};

const look = cn(
  "grid justify-items-center gap-2 rounded-lg border-[1.5px] border-dashed border-line-control px-6 py-8 text-center text-ink-2",
  "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
);

/** Drop files on it, or choose them; what was chosen before the page was ready is taken when it is. `hint` says what is taken and how large it may be. */
export function FileDrop({ hint, error, progress, onFiles, ...choosing }: Props) {
  const id = useId();
  const [over, setOver] = useState(false);
  const { multiple, disabled } = choosing;
  const take = (files: FileList | null) => {
    const taken = [...(files ?? [])].slice(0, multiple ? undefined : 1);
    if (taken.length > 0 && !disabled) onFiles(taken);
  };
  return (
    <div className="grid gap-2">
      <div
        onDragOver={(event) => { event.preventDefault(); setOver(!disabled); }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => { event.preventDefault(); setOver(false); take(event.dataTransfer.files); }}
        className={cn(look, over && "border-accent bg-accent-tint", error && "border-risk")}
      >
        {progress ? <div className="w-full max-w-96 text-left"><Progress {...progress} /></div> : <Chooser id={id} onTake={take} {...choosing} />}
        {hint && <p id={`${id}-told`} className="text-xs text-ink-3">{hint}</p>}
      </div>
      {error && <ErrorLine>{error}</ErrorLine>}
    </div>
  );
}

function Chooser({ id, label, name, accept, multiple, disabled, onTake }: Choosing & { id: string; onTake: (files: FileList | null) => void }) {
  const takeFrom = (input: HTMLInputElement | null) => {
    onTake(input?.files ?? null);
    if (input?.value) input.value = "";
  };
  return (
    <>
      <Upload className="size-5 text-ink-3" aria-hidden="true" />
      <p className="font-medium text-ink">{label}</p>
      <label htmlFor={id} className={cn(buttonLook({ size: "sm" }), disabled && "cursor-not-allowed text-ink-disabled")}>{multiple ? "Choose files" : "Choose a file"}</label>
      <input
        id={id} name={name} type="file" accept={accept} multiple={multiple} disabled={disabled} aria-describedby={`${id}-told`} className="sr-only"
        ref={takeFrom} onChange={({ target }) => takeFrom(target)}
      />
    </>
  );
}
