"use client";

import { Count } from "@/components/ui/money";

/** "1,234 customers"; past ten thousand "10,000+ customers". */
export function CustomerCount({ count, isCapped }: { count: number; isCapped: boolean }) {
  return <><Count value={count} />{isCapped && "+"} {count === 1 ? "customer" : "customers"}</>;
}
