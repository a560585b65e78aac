"use client";

import { createContext, use, type ReactNode } from "react";

export type Reader = { locale: string; zone: string | undefined };

const ReaderContext = createContext<Reader>({ locale: "en", zone: undefined });

/** Whose eyes read the numbers and dates below. Once, in the layout that knows the person. */
export function LocaleProvider({ locale, zone, children }: { locale: string; zone?: string | undefined; children: ReactNode }) {
  return <ReaderContext value={{ locale, zone }}>{children}</ReaderContext>;
}

export function useReader() {
  return use(ReaderContext);
}
