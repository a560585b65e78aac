import type { ReactNode } from "react";
import { Mark } from "./mark";

/** Before you are someone: the question left, the line it is all about right. */
export function PublicShell({ title, lead, footer, children }: { title: ReactNode; lead?: ReactNode; footer?: ReactNode; children: ReactNode }) {
  return (
    <div className="grid min-h-dvh grid-cols-[minmax(420px,1fr)_1.15fr] bg-surface max-lg:grid-cols-1">
      <main id="main" className="flex flex-col justify-between gap-8 px-10 py-8 max-md:px-5 max-md:py-6">
        <p className="flex items-center gap-2.5 text-md font-semibold"><Mark />Throughline</p>
        <div className="mx-auto grid w-full max-w-[360px] gap-[18px] max-md:mx-0 max-md:max-w-none">
          <div className="grid gap-1.5">
            <h1 className="text-[24px]/[30px] font-semibold tracking-[-.02em]">{title}</h1>
            {lead && <p className="text-ink-2">{lead}</p>}
          </div>
          {children}
        </div>
        <div className="min-h-5 text-xs text-ink-3 [&_a]:underline">{footer}</div>
      </main>
      <Line />
    </div>
  );
}

/** Between two ways to do the same. */
export function Or() {
  return <p className="flex items-center gap-3 text-xs text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">or</p>;
}

function Line() {
  return (
    <div aria-hidden="true" className="relative overflow-hidden border-l border-line bg-bg max-lg:hidden print:hidden">
      <svg className="absolute inset-0 size-full" viewBox="0 0 720 900" preserveAspectRatio="xMidYMid slice">
        <g fill="none" strokeLinecap="round" strokeWidth="4">
          <path className="stroke-line-strong" strokeDasharray="1 12" d="M-20 640H150C210 640 220 560 280 560H390C450 560 455 300 505 300H760" />
          <path className="stroke-fill" d="M-20 640H150C210 640 220 560 280 560H390C450 560 455 300 505 300" />
        </g>
        <g className="fill-fill"><circle cx="96" cy="640" r="8" /><circle cx="330" cy="560" r="8" /></g>
        <circle cx="505" cy="300" r="19" strokeWidth="3" className="fill-bg stroke-accent" />
        <circle cx="505" cy="300" r="10" className="fill-accent" />
        <circle cx="640" cy="300" r="8" strokeWidth="3" className="fill-bg stroke-line-control" />
        <g className="fill-ink text-[15px] font-medium"><text x="96" y="676">Lead</text><text x="330" y="596">Deal won</text></g>
        <g className="fill-ink-3 text-[13px]"><text x="96" y="694">12 Jan</text><text x="330" y="614">28 Mar</text><text x="471" y="316" textAnchor="end">27 May, as promised</text></g>
        <text x="471" y="296" textAnchor="end" className="fill-accent-text text-[17px] font-semibold">Go-live</text>
        <text x="640" y="336" textAnchor="middle" className="fill-ink-3 text-[15px]">Adoption</text>
      </svg>
      <p className="absolute top-12 left-12 text-[28px]/[36px] font-medium tracking-[-.022em]">What was promised is what is built.<br />What is built is what gets used.</p>
    </div>
  );
}
