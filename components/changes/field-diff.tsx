import { DateTime, Day } from "@/components/ui/date-time";
import type { FieldChange } from "@/lib/changes/history";

/** Each field as it was, and as it became. */
export function FieldDiff({ fields }: { fields: readonly FieldChange[] }) {
  if (fields.length === 0) return null;
  return (
    <dl className="grid grid-cols-[minmax(96px,auto)_minmax(0,1fr)] gap-x-4 gap-y-0.5 text-xs">
      {fields.map(({ of, field, before, after }, place) => (
        <div key={place} className="contents">
          <dt className="text-ink-3">{of && `${of}: `}{fieldName(field)}</dt>
          <dd className="[overflow-wrap:anywhere]">
            {before && <Before text={before} />}
            <ins className="no-underline"><span className="sr-only">now </span><Value text={after} /></ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Before({ text }: { text: string }) {
  return (
    <>
      <del className="text-ink-3 no-underline"><span className="sr-only">was </span><Value text={text} /></del>{" "}
      <span aria-hidden="true" className="text-ink-3">→</span>{" "}
    </>
  );
}

function Value({ text }: { text: string }) {
  if (!text) return <>nothing</>;
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return <Day value={text} full />;
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)) return <DateTime value={text} />;
  return <>{text.length > 300 ? `${text.slice(0, 299)}…` : text}</>;
}

/** "expectedCloseDate" → "Expected close date"; the id of something is the thing. */
export function fieldName(column: string) {
  const words = column.replace(/Id$/, "").replace(/^is([A-Z])/, "$1").replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
