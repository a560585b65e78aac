import type { Place } from "@/lib/attachments/rules";

/** Where files are asked about and sent: "/api/attachments", or another door to the same. */
export type Door = { address: string; place: Place };
export type Sent = { ok: true } | { ok: false; message: string };
type Answer = { status: number; body: Record<string, unknown> };

/** A checksum is worked out beforehand only where it is quick. */
const QUICK = 25_000_000;
const BROKEN = "The upload broke off. Nothing was kept; try again.";

/** Sends one file, straight to the bucket where there is one, telling how many bytes are gone. */
export async function sendFile({ address, place }: Door, file: File, tell: (sent: number) => void, signal: AbortSignal): Promise<Sent> {
  try {
    const announced = { ...place, name: file.name.slice(-1000) || "file", size: file.size, ...(await checksumOf(file)) };
    const asked = await ask(`${address}/uploads`, announced, signal);
    if (asked.status >= 300) return refused(asked);
    if (asked.body["way"] !== "signed") {
      const query = new URLSearchParams(Object.entries(announced).map(([key, value]) => [key, String(value)]));
      const answer = await send("POST", `${address}?${query}`, { file, tell, signal });
      return answer.status < 300 ? { ok: true } : refused(answer);
    }
    const put = await send("PUT", String(asked.body["url"]), { file, tell, signal, headers: asked.body["headers"] as Record<string, string> });
    if (put.status >= 300) return { ok: false, message: BROKEN };
    const finished = await ask(`${address}/uploads/finish`, { ...(place.projectId && { projectId: place.projectId }), ticket: asked.body["ticket"] }, signal);
    return finished.status < 300 ? { ok: true } : refused(finished);
  } catch {
    return { ok: false, message: signal.aborted ? "Stopped. Nothing was kept." : BROKEN };
  }
}

async function checksumOf(file: File) {
  if (file.size > QUICK || !globalThis.crypto?.subtle) return {};
  const hash = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return { checksum: [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("") };
}

async function ask(address: string, input: object, signal: AbortSignal): Promise<Answer> {
  const response = await fetch(address, { method: "POST", body: JSON.stringify(input), headers: { "content-type": "application/json" }, signal });
  return { status: response.status, body: (await response.json().catch(() => ({}))) as Answer["body"] };
}

type Sending = { file: File; tell: (sent: number) => void; signal: AbortSignal; headers?: Record<string, string> };

/** fetch does not say how much of a body is gone. */
function send(method: "POST" | "PUT", address: string, { file, tell, signal, headers = {} }: Sending): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded }) => tell(loaded);
    request.onload = () => resolve({ status: request.status, body: bodyOf(request.responseText) });
    request.onerror = request.onabort = () => reject(new Error(BROKEN));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

function bodyOf(text: string): Answer["body"] {
  try {
    return JSON.parse(text) as Answer["body"];
  } catch {
    return {};
  }
}

function refused({ body }: Answer): Sent {
  const { detail } = body;
  return { ok: false, message: typeof detail === "string" ? detail : BROKEN };
}
