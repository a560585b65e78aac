import { cva, type VariantProps } from "class-variance-authority";

/** How a button looks, for what is one without being our Button: a label, a link, the button of an error page. */
export const buttonLook = cva(
  "relative inline-flex shrink-0 items-center justify-center gap-1.5 overflow-hidden border font-medium whitespace-nowrap transition-colors select-none hover:no-underline disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-ink-disabled aria-disabled:cursor-default [&_svg:not([class*='size-'])]:size-4",
  {
    variants: {
      variant: {
        primary: "border-accent bg-accent text-on-accent hover:bg-accent-hover active:bg-accent-press",
        secondary: "border-line-strong bg-surface text-ink hover:bg-hover active:bg-press",
        quiet: "border-transparent bg-transparent text-ink-2 hover:bg-press aria-pressed:bg-accent-tint aria-pressed:text-accent-text disabled:border-transparent disabled:bg-transparent",
        danger: "border-danger bg-danger text-on-danger hover:bg-danger-hover",
        link: "min-h-6 border-transparent p-0 text-accent-text hover:underline hover:underline-offset-2 disabled:border-transparent disabled:bg-transparent",
      },
      size: {
        md: "h-8 rounded-md px-3 max-md:h-10",
        sm: "h-[26px] rounded-sm px-2 text-xs max-md:h-8 max-md:px-2.5 [&_svg:not([class*='size-'])]:size-3.5",
        lg: "h-10 rounded-md px-4 text-md max-md:h-12",
      },
    },
    compoundVariants: [{ variant: "link", className: "h-auto px-0 max-md:h-auto max-md:px-0" }],
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

export type ButtonLook = VariantProps<typeof buttonLook>;
