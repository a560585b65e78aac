"use client";

import { Box, Content } from "@/components/layout/record-layout";
import { Field } from "@/components/ui/field";
import { useReader } from "@/components/ui/locale";
import { Note } from "@/components/ui/note";
import { Select } from "@/components/ui/select";
import type { ImportHead } from "@/lib/imports/queries";
import type { ColumnsPicture } from "@/lib/imports/queries/columns";
import { ActButton } from "./act-button";
import type { Acts } from "./acts";
import { ColumnsTable } from "./columns-table";
import { useImportPlace } from "./import-place";
import { NameQuestions } from "./name-questions";
import { useMapping, type Change } from "./use-mapping";
import { count, NOUNS } from "./words";

type Props = { head: ImportHead; picture: ColumnsPicture; acts: Acts };

/** Where each column goes, and what its names mean. Every answer is kept at once; the page can be left and come back to. */
export function ColumnsStep({ head, picture, acts }: Props) {
  const { locale } = useReader();
  const { change, send, working } = useMapping({ importId: head.id, version: picture.version });
  const { canSteer } = head;
  return (
    <Content>
      <ColumnNotes picture={picture} />
      {!canSteer && <Note>Somebody else imports this file. You may look at it.</Note>}
      <fieldset disabled={!canSteer} className="grid min-w-0 gap-5" aria-busy={working}>
        {picture.pipelines.length > 1 && <PipelineField picture={picture} acts={acts} change={change} />}
        <ColumnsTable picture={picture} acts={acts} change={change} send={send} />
        <Box title="Names to confirm" aside={leftToAnswer(picture, locale)}>
          <NameQuestions importId={head.id} picture={picture} acts={acts} change={change} />
        </Box>
      </fieldset>
      {canSteer && <WayOn head={head} acts={acts} />}
    </Content>
  );
}

/** What lacks a column, and what else is to be known of the file. */
function ColumnNotes({ picture: { questions, notes } }: Pick<Props, "picture">) {
  const missing = questions.flatMap((question) => (question.about === "missing" ? [question.label] : []));
  return (
    <>
      {missing.map((label) => (
        <Note key={label} tone="watch">No column holds the {label.toLowerCase()} yet. Without it no row can be imported.</Note>
      ))}
      {notes.map((note) => <Note key={note}>{note}</Note>)}
    </>
  );
}

function PipelineField({ picture: { pipelines, pipelineId }, acts, change }: Omit<Props, "head"> & { change: Change }) {
  const choose = (chosen: string) => change((seen) => acts.choosePipeline({ ...seen, pipelineId: chosen }));
  return (
    <Field label="The deals go to the pipeline" className="max-w-80">
      <Select value={pipelineId ?? ""} onChange={(event) => choose(event.target.value)} options={pipelines.map(({ id, name }) => ({ value: id, label: name }))} />
    </Field>
  );
}

function WayOn({ head, acts }: Omit<Props, "picture">) {
  const { home } = useImportPlace();
  return (
    <div className="flex flex-wrap gap-2">
      <ActButton act={() => acts.previewImport({ importId: head.id })} to={`${home}/${head.id}/preview`}>Preview every row</ActButton>
      <ActButton variant="quiet" act={() => acts.discardImport({ importId: head.id })} to={home}>Discard this file of {NOUNS[head.entity].toLowerCase()}</ActButton>
    </div>
  );
}

/** Names are counted one by one; a list that was cut off says so. */
function leftToAnswer({ questions, pressing }: ColumnsPicture, locale: string) {
  const lists = questions.flatMap((question) => (question.about === "names" ? [question] : []));
  const open = lists.flatMap(({ names }) => names.filter(({ isOpen }) => isOpen)).length;
  const isCut = lists.some(({ names, total }) => total > names.length && names.at(-1)?.isOpen);
  if (open > 0) return `${isCut ? "More than " : ""}${count(open, "name", locale)} to answer. Rows that wait for an answer are not imported.`;
  return pressing > 0 ? `${count(pressing, "question", locale)} to answer above.` : "Nothing is left to answer.";
}
