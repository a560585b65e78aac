import { cn } from "@/components/ui/cn";

/** A station on a line. */
export function Mark({ className }: { className?: string | undefined }) {
  return (
    <svg className={cn("size-[22px] flex-none text-accent", className)} viewBox="0 0 22 22" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
      <path d="M0 11h5.2M16.8 11H22" strokeLinecap="round" />
      <circle cx="11" cy="11" r="5.6" />
      <circle cx="11" cy="11" r="1.9" fill="currentColor" stroke="none" />
    </svg>
  );
}
