const nouns: Readonly<Record<string, readonly [one: string, many: string]>> = {
  Deal: ["deal", "deals"], Customer: ["customer", "customers"], Contact: ["contact", "contacts"], Activity: ["activity", "activities"], Communication: ["message", "messages"],
  CustomerNote: ["note", "notes"], Attachment: ["file", "files"], Product: ["product", "products"], Solution: ["solution", "solutions"], Task: ["task", "tasks"], Pipeline: ["pipeline", "pipelines"],
};

/** "1 customer, 3 contacts", what comes first in the list of kinds first. */
export function contentsOf(counts: Readonly<Record<string, number>>) {
  return Object.entries(nouns).flatMap(([kind, [one, many]]) => (counts[kind] ? `${counts[kind]} ${counts[kind] === 1 ? one : many}` : [])).join(", ");
}
