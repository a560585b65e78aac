"use client";

import { foundBy } from "@/components/ui/answered";
import { Button } from "@/components/ui/button";
import { useReader } from "@/components/ui/locale";
import type { ColumnsPicture } from "@/lib/imports/queries/columns";
import type { Question } from "@/lib/imports/questions";
import type { Acts } from "./acts";
import { NameChoice } from "./name-choice";
import type { Change } from "./use-mapping";
import { count } from "./words";

type Asked = Extract<Question, { about: "names" }>;

/** Names of the file that are not simply found: asked, never assumed. Below them what was answered, and can be taken back. */
export function NameQuestions({ importId, picture, acts, change }: { importId: string; picture: ColumnsPicture; acts: Acts; change: Change }) {
  const asked = picture.questions.filter((question): question is Asked => question.about === "names").map((question) => ({ ...question, names: question.names.filter(({ isOpen }) => isOpen) })).filter(({ names }) => names.length > 0);
  const { decided } = picture;
  return (
    <div className="grid gap-5">
      {asked.map((question) => <FieldNames key={question.field} question={question} importId={importId} picture={picture} acts={acts} change={change} />)}
      {decided.length > 0 && (
        <section>
          <h3 className="mb-1 font-medium">Answered</h3>
          <ul>
            {decided.map(({ field, label, name, outcome }) => (
              <li key={`${field} ${name}`} className="flex min-h-9 items-center gap-2 border-b border-line last:border-b-0">
                <span className="min-w-0 flex-1">{label} “{name}”: <b className="font-medium text-ink">{outcome}</b></span>
                <Button variant="quiet" size="sm" onClick={() => change((seen) => acts.decideName({ ...seen, field, name, choice: null }))}>Change<span className="sr-only"> {name}</span></Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {asked.length === 0 && decided.length === 0 && <p className="text-ink-2">Every name of the file is known, or new and unlike any other.</p>}
    </div>
  );
}

function FieldNames({ question, importId, picture, acts, change }: { question: Asked; importId: string; picture: ColumnsPicture; acts: Acts; change: Change }) {
  const { locale } = useReader();
  const { field, noun, names, name: column } = question;
  const canCreate = picture.makes.includes(noun);
  const unlike = names.filter(({ suggestions }) => suggestions.length === 0);
  const decide = (name: string | undefined, choice: Parameters<Acts["decideName"]>[0]["choice"]) => change((seen) => acts.decideName({ ...seen, field, ...(name !== undefined && { name }), choice }));
  return (
    <section id={field}>
      <h3 className="mb-1 flex flex-wrap items-center gap-2 font-medium">
        <span className="mono">{column}</span>
        {unlike.length > 1 && canCreate && <Button size="sm" onClick={() => decide(undefined, { choose: "create" })}>{noun === "stage" ? "Create these stages" : `Create all ${unlike.length}`}</Button>}
        {unlike.length > 1 && <Button size="sm" onClick={() => decide(undefined, { choose: "empty" })}>Leave them all out</Button>}
      </h3>
      <ul>
        {names.map((each) => (
          <li key={each.value} className="grid gap-2 border-b border-line py-2 last:border-b-0 md:grid-cols-[1fr_auto] md:items-center">
            <p><b className="font-medium text-ink">{count(each.count, "row", locale)}</b>. {each.outcome}</p>
            <NameChoice name={each.value} suggestions={each.suggestions} noun={noun} canCreate={canCreate} onChoose={(choice) => decide(each.value, choice)}
              onSearch={(q) => foundBy(acts.searchRecords({ importId, noun, q }))} />
          </li>
        ))}
      </ul>
    </section>
  );
}
