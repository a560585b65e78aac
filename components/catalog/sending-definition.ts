import type { Preview } from "@/lib/catalog/workbook/preview";

/** Whether what is not in the file goes, and whether the file wins where somebody else changed the same. */
export type Choices = { removals: boolean; overwrite: boolean };
export const NO_CHOICE: Choices = { removals: false, overwrite: false };

type Answer = { ok: true; value: Preview & { changeSetId: string | null } } | { ok: false; message: string };

/** Sends a product's file. Without a digest the answer says what it would do; with one exactly that is done. */
export async function sendDefinition(productId: string, file: File, { removals, overwrite }: Choices, digest?: string): Promise<Answer> {
  const asked = new URLSearchParams({ removals: String(removals), overwrite: String(overwrite), ...(digest && { digest }) });
  const response = await fetch(`/api/catalog/products/${productId}/import?${asked}`, { method: "POST", body: file, headers: { "content-type": "application/octet-stream" } }).catch(() => null);
  if (!response) return { ok: false, message: "The upload broke off. Nothing was written; try again." };
  const said = (await response.json().catch(() => null)) as { detail?: unknown } | null;
  if (response.ok && said) return { ok: true, value: said as Preview & { changeSetId: string | null } };
  return { ok: false, message: typeof said?.detail === "string" ? said.detail : "The file could not be read. Nothing was written; try again." };
}
