import { LinkButton } from "@/components/ui/button";

/** A link that was used, is too old, or was never made: what to do instead. */
export function StaleLink({ href, label }: { href: string; label: string }) {
  return <LinkButton variant="primary" size="lg" href={href}>{label}</LinkButton>;
}
