import { Badge } from "@/components/ui/badge";
import { WorkspaceShell, type ShellFrame } from "./workspace-shell";

/** The vendor's own side: the same frame, named and marked so that nobody mistakes it for an organization's. */
export function OpsShell(frame: Omit<ShellFrame, "organization" | "aside">) {
  return <WorkspaceShell homeHref="/ops" {...frame} organization="Operations" aside={<Badge tone="line">Staff</Badge>} />;
}
