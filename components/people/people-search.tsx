import { Search } from "lucide-react";
import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";

/** A form of the address: it works without a script, and the page can be sent to somebody. */
export function PeopleSearch({ q, state }: { q: string; state: "active" | "inactive" }) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Form action="/settings/people" className="flex min-w-0 flex-1 gap-2 md:max-w-[360px]" role="search">
        <Input controlSize="sm" type="search" name="q" defaultValue={q} aria-label="Search people" placeholder="Name or e-mail" />
        {state === "inactive" && <input type="hidden" name="state" value="inactive" />}
        <Button type="submit" aria-label="Search"><Search /></Button>
      </Form>
      <Segmented label="Who" value={state} segments={[{ value: "active", label: "Active", href: "/settings/people" }, { value: "inactive", label: "Deactivated", href: "/settings/people?state=inactive" }]} />
    </div>
  );
}
