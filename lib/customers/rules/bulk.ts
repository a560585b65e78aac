/** What a bulk change would do, before it does it: how many change, hold the value already, or belong to someone else and stay. */
export type BulkPreview = { changed: number; unchanged: number; forbidden: number };

/** What deleting would take along, and what stops it. */
export type DeletionPreview = {
  customers: number; contacts: number; notes: number; activities: number; files: number; closedDeals: number;
  /** Customers that stay: with open deals, implementations or plans, or somebody else's. At most ten of each are named. */
  open: { id: string; name: string; deals: { id: string; name: string }[]; projects: { id: string; name: string }[]; plans: { id: string; name: string }[] }[];
  forbidden: { id: string; name: string }[];
};
