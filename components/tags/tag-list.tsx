import { EmptyState } from "@/components/ui/empty-state";
import { Table, TBody, Th, THead } from "@/components/ui/table";
import type { TagRow } from "@/lib/tags/queries";
import type { TagCategory } from "@/lib/tags/rules";
import type { TagActions } from "./tag-actions";
import { TagItem } from "./tag-item";

/** Tags by kind and name, each with how many records carry it. */
export function TagList({ tags, canEdit, category, ...actions }: TagActions & { tags: readonly TagRow[]; canEdit: boolean; category: TagCategory | undefined }) {
  if (tags.length === 0) return <EmptyState title={category ? "No tags of this kind yet" : "No tags yet"}>Type a name among a record’s tags, or add one here. Renaming and merging change every record that carries it.</EmptyState>;
  return (
    <Table label="Tags">
      <THead><Th>Tag</Th><Th>Kind</Th><Th numeric>Carried by</Th><Th className="w-12"><span className="sr-only">More</span></Th></THead>
      <TBody>{tags.map((tag) => <TagItem key={tag.id} tag={tag} others={tags.filter(({ id, category: kind }) => id !== tag.id && kind === tag.category)} canEdit={canEdit} {...actions} />)}</TBody>
    </Table>
  );
}
