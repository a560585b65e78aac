"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState, type ComponentProps } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";

/** A password that can be looked at. Works inside Field like any control. */
export function PasswordInput(rest: Omit<ComponentProps<typeof Input>, "type" | "className">) {
  const [shown, setShown] = useState(false);
  return (
    <span className="relative block">
      <Input type={shown ? "text" : "password"} className="pr-11" autoCapitalize="none" spellCheck={false} {...rest} />
      <IconButton size="sm" label={shown ? "Hide password" : "Show password"} aria-pressed={shown} className="absolute top-1/2 right-1 -translate-y-1/2 aria-pressed:bg-transparent" onClick={() => setShown(!shown)}>
        {shown ? <EyeOff /> : <Eye />}
      </IconButton>
    </span>
  );
}
