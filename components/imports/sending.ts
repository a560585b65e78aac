import type { Entity } from "@/lib/imports/rules";
import type { ImportPlace } from "./import-place";

export type Sending = { sent: number; total: number; isSent: boolean };
type Answer = { ok: true; importId: string } | { ok: false; message: string };

/** Sends a file as the body of a request, telling how much of it is gone: fetch does not say that. */
export function sendFile(file: File, query: { entity: Entity; encoding: string; delimiter: string }, { api, sent }: Pick<ImportPlace, "api" | "sent">, tell: (sending: Sending) => void): Promise<Answer> {
  const { entity, encoding, delimiter } = query;
  const asked = new URLSearchParams({ ...sent, entity, name: file.name.slice(0, 255), ...(encoding && { encoding }), ...(delimiter && { delimiter }) });
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${api}?${asked}`);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => tell({ sent: loaded, total, isSent: loaded === total });
    request.onload = () => resolve(answerOf(request.status, request.response));
    request.onerror = () => resolve({ ok: false, message: "The upload broke off. Nothing was kept; try again." });
    tell({ sent: 0, total: file.size, isSent: false });
    request.send(file);
  });
}

function answerOf(status: number, response: unknown): Answer {
  const { importId, detail } = (response ?? {}) as { importId?: unknown; detail?: unknown };
  if (status === 200 && typeof importId === "string") return { ok: true, importId };
  return { ok: false, message: typeof detail === "string" ? detail : "The file could not be taken in. Nothing was kept; try again." };
}
