/** A note as it was written: paragraphs and line breaks, nothing else. React escapes the rest. */
export function NoteText({ text, className }: { text: string; className?: string | undefined }) {
  const paragraphs = text.split(/\n{2,}/).map((each) => each.trim()).filter(Boolean);
  return <div className={className}>{paragraphs.map((paragraph, place) => <p key={place} className="[overflow-wrap:anywhere] whitespace-pre-line [&+p]:mt-2">{paragraph}</p>)}</div>;
}
