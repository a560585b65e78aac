/** The line with its node, and the name. */
export function Wordmark({ name = "Throughline" }: { name?: string | undefined }) {
  return (
    <span className="inline-flex items-center gap-2.5">
      <svg className="size-[22px] text-accent" viewBox="0 0 22 22" aria-hidden="true">
        <path d="M0 11h5.2M16.8 11H22" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
        <circle cx="11" cy="11" r="5.6" fill="none" stroke="currentColor" strokeWidth="2" />
        <circle cx="11" cy="11" r="1.9" fill="currentColor" />
      </svg>
      <span className="text-md font-semibold">{name}</span>
    </span>
  );
}
