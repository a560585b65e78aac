import Link from "next/link";
import type { ReactNode } from "react";
import { FrontArt } from "./front-art";
import { Wordmark } from "./wordmark";

/** Before you are someone: one form on the left, the line on the right. */
export function FrontDoor({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh grid-cols-1 bg-surface lg:grid-cols-[minmax(420px,1fr)_1.15fr]">
      <main className="flex flex-col justify-between gap-8 px-5 py-6 md:px-10 md:py-8">
        <Link href="/sign-in" className="self-start text-ink hover:no-underline"><Wordmark /></Link>
        <div className="w-full lg:mx-auto lg:max-w-[360px]">{children}</div>
        <p className="text-xs text-ink-3">Staff sign in at <Link href="/ops/sign-in" className="text-accent-text underline underline-offset-2">Operations</Link>.</p>
      </main>
      <FrontArt />
    </div>
  );
}

/** Title and one sentence over a form of the front door. */
export function FrontTitle({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className="grid gap-1.5">
      <h1 className="text-xl font-semibold lg:text-2xl/8">{title}</h1>
      {children && <p className="text-ink-2">{children}</p>}
    </header>
  );
}
