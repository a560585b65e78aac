/** One answer of ours: to what (null: to the whole), and in which words. */
export type Answered = { id: string; byName: string; about: string | null; content: string };

const DOOR = "Read it and answer on your progress page:";
const LINES = 6;
const LETTERS = 500;

/** What the client reads of our answers in its mail: their first lines, and the way to the rest. */
export function answersLetter({ name, said, closing }: { name: string; said: readonly Answered[]; closing: string }) {
  const [only, ...more] = said;
  const subject = only && more.length === 0 ? `${only.byName} answered${only.about ? `: ${only.about}` : " what you wrote"}` : "Answers to what you wrote";
  const answers = said.map(({ byName, about, content }) => `${byName} answered${about ? ` about “${about}”` : ""}:\n${quoted(content)}`);
  return { subject, text: [`Hello ${name},`, ...answers, DOOR, closing].join("\n\n") };
}

/** The end of such a letter, with its link, for one that says more. */
export function closingOf(text: string) {
  return text.slice(text.lastIndexOf(DOOR) + DOOR.length).trim();
}

function quoted(content: string) {
  const lines = content.trim().split("\n");
  const first = lines.slice(0, LINES).join("\n");
  const cut = first.slice(0, LETTERS);
  return cut.length < content.trim().length ? `${cut.trimEnd()} …` : cut;
}
