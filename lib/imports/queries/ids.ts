import "server-only";
import { notFound } from "next/navigation";
import { GetImport } from "../rules/steps";

/** The segment of an address; what is no id is not there. */
export function readImportId(params: { importId: string }): GetImport {
  return GetImport.safeParse({ importId: params.importId }).data ?? notFound();
}
