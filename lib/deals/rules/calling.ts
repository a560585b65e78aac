type Called = { name: string | null; customerName?: string | null | undefined; productName?: string | null | undefined };

/** A deal without a name is called "customer or 'No customer' – product". crm.md, Records. */
export function callDeal({ name, customerName, productName }: Called) {
  return name || [customerName ?? "No customer", productName].filter(Boolean).join(" – ");
}
