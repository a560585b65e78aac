import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Toaster } from "@/components/ui/toast";
import "./globals.css";

export const metadata: Metadata = { title: { default: "Throughline", template: "%s · Throughline" }, description: "One line from lead to renewal.", robots: { index: false, follow: false } };

export const viewport: Viewport = { themeColor: [{ media: "(prefers-color-scheme: light)", color: "#f4f6f7" }, { media: "(prefers-color-scheme: dark)", color: "#0c1010" }] };

/** Theme and language are cookies, so the first paint is already right; without them the system and English decide. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const theme = jar.get("theme")?.value;
  const locale = jar.get("locale")?.value ?? "en";
  return (
    <html lang={/^[a-z]{2,3}(-[\w-]{2,12})?$/i.test(locale) ? locale : "en"} data-theme={theme === "light" || theme === "dark" ? theme : undefined} suppressHydrationWarning>
      <body>
        {children}
        <Toaster />
      </body>
    </html>
  );
}
