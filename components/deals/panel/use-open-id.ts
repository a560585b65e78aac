"use client";

import { useSearchParams } from "next/navigation";

/** The deal that is open beside the list, as the address says. */
export function useOpenId() {
  return useSearchParams().get("deal");
}
