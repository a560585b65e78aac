import { cva, type VariantProps } from "class-variance-authority";
import type { ReactNode } from "react";
import { cn } from "./cn";

const look = cva("inline-flex h-5 max-w-full items-center gap-[5px] rounded-sm px-[7px] text-xs/none font-medium whitespace-nowrap [&_svg]:size-3", {
  variants: {
    tone: {
      neutral: "bg-quiet text-ink-2",
      accent: "bg-accent-tint text-accent-text",
      healthy: "bg-healthy-tint text-healthy-text",
      watch: "bg-watch-tint text-watch-text",
      risk: "bg-risk-tint text-risk-text",
      line: "text-ink-2 shadow-[inset_0_0_0_1px_var(--line-strong)]",
    },
  },
  defaultVariants: { tone: "neutral" },
});

export function Badge({ tone, className, children }: VariantProps<typeof look> & { className?: string | undefined; children: ReactNode }) {
  return <span className={cn(look({ tone }), className)}>{children}</span>;
}

/** A dot in a stored colour, such as a pipeline stage's. The word beside it carries the meaning. */
export function Dot({ color }: { color: string }) {
  return <span aria-hidden="true" className="inline-block size-2 flex-none rounded-full" style={{ background: color }} />;
}
