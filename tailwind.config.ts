import type { Config } from "tailwindcss";

/** Where class names may occur. The theme itself lives in app/globals.css, beside the tokens it names. */
export default { content: ["./app/**/*.{ts,tsx}", "./components/**/*.{ts,tsx}"] } satisfies Config;
