import { Search } from "lucide-react";
import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

/** A form of the address. Every search stands in the audit. */
export function OrganizationSearch({ q }: { q: string }) {
  return (
    <Form action="/ops" role="search" className="flex gap-2 md:max-w-[420px]">
      <Input controlSize="sm" type="search" name="q" defaultValue={q} aria-label="Search organizations" placeholder="Name, short name, domain or id" />
      <Button type="submit" aria-label="Search"><Search /></Button>
    </Form>
  );
}
