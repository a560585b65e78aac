import { Kbd } from "./kbd";

export type KeyGroup = { place: string; keys: readonly { does: string; keys: string }[] };

/** Two columns, grouped by place. "Enter | Space" are two ways to the same. */
export function KeyList({ groups }: { groups: readonly KeyGroup[] }) {
  return (
    <div className="grid gap-5">
      {groups.map(({ place, keys }) => (
        <section key={place}>
          <h3 className="mb-1 text-xs text-ink-3">{place}</h3>
          <dl className="grid gap-x-7 gap-y-0.5 sm:grid-cols-2">
            {keys.map(({ does, keys: pressed }) => (
              <div key={does} className="flex items-center justify-between gap-3 py-1">
                <dt className="text-ink-2">{does}</dt>
                <dd className="flex items-center gap-1.5">
                  {pressed.split(" | ").map((way, place) => <span key={way} className="flex items-center gap-1.5">{place > 0 && <span className="text-xs text-ink-3">or</span>}<Kbd keys={way} /></span>)}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
