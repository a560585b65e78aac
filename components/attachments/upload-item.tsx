"use client";

import { X } from "lucide-react";
import { formatBytes } from "@/components/ui/format";
import { IconButton } from "@/components/ui/icon-button";
import { useReader } from "@/components/ui/locale";
import type { Upload } from "./use-uploads";

/** A file on its way, how far it is, and a way to stop; or why it did not arrive. */
export function UploadItem({ upload: { name, size, sent, error, stop }, onDrop }: { upload: Upload; onDrop: () => void }) {
  const { locale } = useReader();
  const share = Math.min(100, (sent / Math.max(1, size)) * 100);
  const standing = share < 100 ? `${formatBytes(sent, locale)} of ${formatBytes(size, locale)}` : "being looked at";
  return (
    <li className="flex items-center gap-2 py-2">
      <div className="min-w-0 flex-1">
        <p className="flex justify-between gap-3">
          <span className="truncate font-medium">{name}</span>
          {!error && <span className="text-xs whitespace-nowrap text-ink-3">{standing}</span>}
        </p>
        {error ? <p role="alert" className="text-xs text-risk-text">{error}</p> : <Bar name={name} share={share} />}
      </div>
      <IconButton size="sm" label={error ? `Dismiss ${name}` : `Stop sending ${name}`} onClick={error ? onDrop : stop}><X /></IconButton>
    </li>
  );
}

function Bar({ name, share }: { name: string; share: number }) {
  const percent = { "aria-valuemin": 0, "aria-valuemax": 100, "aria-valuenow": Math.round(share) };
  return (
    <div role="progressbar" aria-label={`Sending ${name}`} {...percent} className="measure is-accent mt-1.5" style={{ "--v": `${share}%` }}>
      <i className="transition-[width] duration-200" />
    </div>
  );
}
