import type { SelectOption } from "@/components/ui/select";

/** What the closed sets are called on screen. */
export const statuses = [{ value: "ACTIVE", label: "Active" }, { value: "PROSPECTIVE", label: "Prospective" }, { value: "INACTIVE", label: "Inactive" }, { value: "CHURNED", label: "Churned" }] as const;
export const categories = [{ value: "CUSTOMER", label: "Customer" }, { value: "PROSPECT", label: "Prospect" }, { value: "PARTNER", label: "Partner" }] as const;
export const types = [{ value: "BUSINESS", label: "Business" }, { value: "INDIVIDUAL", label: "Individual" }] as const;
export const sizes = [{ value: "", label: "Not recorded" }, { value: "SMALL", label: "Small" }, { value: "MEDIUM", label: "Medium" }, { value: "LARGE", label: "Large" }, { value: "ENTERPRISE", label: "Enterprise" }] as const;
export const sources = [
  { value: "", label: "Not recorded" }, { value: "WEB", label: "Web" }, { value: "REFERRAL", label: "Referral" }, { value: "EVENT", label: "Event" }, { value: "CAMPAIGN", label: "Campaign" },
  { value: "COLD_CALL", label: "Cold call" }, { value: "TRADE_SHOW", label: "Trade show" }, { value: "OTHER", label: "Other" },
] as const;
export const channels = [{ value: "", label: "Not recorded" }, { value: "EMAIL", label: "E-mail" }, { value: "PHONE", label: "Phone" }, { value: "SMS", label: "Text message" }, { value: "IN_PERSON", label: "In person" }] as const;

export function wordOf(options: readonly SelectOption[], value: string | null) {
  return value ? (options.find((option) => option.value === value)?.label ?? value) : "";
}

export function counted(count: number) {
  return count === 1 ? "1 customer" : `${count} customers`;
}
