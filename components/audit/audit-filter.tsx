"use client";

import { Download } from "lucide-react";
import Form from "next/form";
import { Button, LinkButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { AuditFilters } from "@/lib/audit/rules";

type Props = { asked: AuditFilters; people: readonly { id: string; name: string }[]; kinds: readonly string[]; hrefs: { shown: string; file: string } };

/** A form of the address: what is shown can be sent to somebody, and the file holds the same. */
export function AuditFilter({ asked, people, kinds, hrefs }: Props) {
  const { person, kind, record, from, to } = asked;
  const isNarrowed = Boolean(person ?? kind ?? record ?? from ?? to);
  return (
    <Form key={hrefs.shown} action="/settings/audit" role="search" aria-label="The audit" className="grid grid-cols-2 items-end gap-3 md:flex md:flex-wrap">
      <Field label="Person"><Select controlSize="sm" name="person" defaultValue={person ?? ""} empty="Anybody" options={people.map(({ id, name }) => ({ value: id, label: name }))} className="md:w-44" /></Field>
      <Field label="About"><Select controlSize="sm" name="kind" defaultValue={kind ?? ""} empty="Anything" options={kinds.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) }))} className="md:w-36" /></Field>
      <Field label="From"><Input controlSize="sm" type="date" name="from" defaultValue={from} /></Field>
      <Field label="To"><Input controlSize="sm" type="date" name="to" defaultValue={to} /></Field>
      {record && <input type="hidden" name="record" value={record} />}
      <div className="col-span-2 flex flex-wrap items-center gap-2">
        <Button type="submit">Show</Button>
        {isNarrowed && <LinkButton variant="quiet" href="/settings/audit">{record ? "Every record" : "Show all"}</LinkButton>}
        <a href={hrefs.file} download className="inline-flex min-h-8 items-center gap-1.5 px-2 text-accent-text max-md:min-h-10 [&_svg]:size-4"><Download aria-hidden="true" />CSV</a>
      </div>
    </Form>
  );
}
