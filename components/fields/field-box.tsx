import { Box } from "@/components/layout/record-layout";
import { Table, TBody, Th, THead } from "@/components/ui/table";
import type { FieldRow } from "@/lib/fields/queries";
import type { FieldEntity } from "@/lib/fields/rules";
import type { FieldActions } from "./field-actions";
import { FieldItem } from "./field-item";
import { NewField } from "./field-form";
import { entityNames } from "./field-words";

/** The fields of one kind of record, in the order they stand on it. */
export function FieldBox({ entity, fields, canEdit, onCreate, ...actions }: FieldActions & { entity: FieldEntity; fields: readonly FieldRow[]; canEdit: boolean }) {
  const { many, one } = entityNames[entity];
  return (
    <Box flush title={many} aside={fields.length > 0 ? fields.length : undefined} actions={canEdit && <NewField entity={entity} onCreate={onCreate} onUndo={actions.onUndo} />}>
      {fields.length === 0 ? (
        <p className="border-t border-line px-4 py-3 text-ink-2">No fields of your own yet. One you add stands on every {one}, is checked as it is typed, and can be filled by an import.</p>
      ) : (
        <Table label={`Fields of ${many.toLowerCase()}`} framed={false} className="border-t border-line">
          <THead><Th>Name</Th><Th>Holds</Th><Th>Choices</Th><Th>Needed</Th><Th className="w-12"><span className="sr-only">More</span></Th></THead>
          <TBody>{fields.map((field, place) => <FieldItem key={field.id} field={field} place={place} all={fields} canEdit={canEdit} {...actions} />)}</TBody>
        </Table>
      )}
    </Box>
  );
}
