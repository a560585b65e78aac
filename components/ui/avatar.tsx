import { cn } from "./cn";

const sizes = { sm: "size-[22px] text-[9.5px]", md: "size-7 text-2xs", lg: "size-10 text-md" };

/** Initials in a hue of the person's own; a dashed ring is nobody. Set `named` where the name is not printed beside it. */
export function Avatar({ name, size = "sm", named, className }: { name: string | null; size?: keyof typeof sizes | undefined; named?: boolean | undefined; className?: string | undefined }) {
  const said = name ?? "No owner";
  return (
    <span className={cn("av", name === null && "av-none", sizes[size], className)} style={{ "--h": hue(said) }} title={named ? said : undefined} aria-hidden={named ? undefined : true} {...(named && { role: "img", "aria-label": said })}>
      {name === null ? "" : initials(name)}
    </span>
  );
}

function initials(name: string) {
  const words = name.trim().split(/\s+/u);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? "")][0]?.toLocaleUpperCase() ?? "").join("");
}

/** Spreads similar names far apart on the colour circle (FNV-1a, then the golden angle). */
function hue(name: string) {
  const hash = [...name].reduce((sum, letter) => Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0, 2_166_136_261);
  return Math.round(((hash % 997) * 137.508) % 360);
}
