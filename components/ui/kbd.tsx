/** Keys as they are printed: "Ctrl Z" is two keys pressed together, "g d" one after the other. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="inline-flex gap-1">
      {keys.split(" ").map((key, place) => (
        <kbd key={place} className="min-w-[18px] rounded-xs border border-line bg-surface px-1 text-center font-sans text-2xs/4 font-medium text-ink-3">{key}</kbd>
      ))}
    </span>
  );
}
