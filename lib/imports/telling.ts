import type { Batch } from "./batches";
import { findField, ONE, type Noun } from "./fields";
import type { NameQuestion, Question } from "./questions";

/** One thing the import does that nobody typed: how many rows it concerns, the sentence, and where it can be changed (a field of the columns step). */
export type Decision = { count: number | null; said: string; anchor: string | null };

const MANY: Record<Noun, string> = { customer: "customers", product: "products", user: "people", stage: "stages", contact: "contacts" };
/** So many names of one column are told one by one; more are told together. */
const ONE_BY_ONE = 3;

/** "1,425 rows have no account. They arrive without a customer." */
export function tellDecisions(batch: Batch, questions: readonly Question[]): Decision[] {
  const told = questions.flatMap((question): Decision[] => {
    if (question.about === "names") return tellNames(question.field, question.noun, question.names.filter(({ isOpen }) => !isOpen));
    if (question.about === "empty") return [{ count: question.count, said: `have no ${question.name}. They arrive without ${article(question.label)}.`, anchor: question.field }];
    return [];
  });
  return [...told, ...tellGaps(batch), ...tellColumns(batch)];
}

function tellNames(field: string, noun: Noun, names: readonly NameQuestion[]): Decision[] {
  const made = names.filter(({ outcome }) => outcome.endsWith("is created."));
  const others = names.filter((each) => !made.includes(each));
  const each = ({ count, outcome }: NameQuestion): Decision => ({ count, said: `: ${outcome}`, anchor: field });
  const together = (list: readonly NameQuestion[], said: string): Decision[] =>
    list.length > ONE_BY_ONE ? [{ count: list.reduce((sum, { count }) => sum + count, 0), said: `name ${list.length} ${MANY[noun]} ${said}`, anchor: field }] : list.map(each);
  const quiet = noun === "user" ? "that are not here yet. They are created inactive, without a sign-in; no mail is sent." : "that are not here yet. They are created.";
  return [...together(others, "in other words. They are matched, or left out, as decided."), ...together(made, quiet)];
}

function tellGaps({ entity, summary }: Batch): Decision[] {
  const { notes = {} } = summary;
  const gaps: Decision[] = [];
  const tell = (code: string, said: string) => void (notes[code] && gaps.push({ count: notes[code], said, anchor: null }));
  tell("no-amount", "have no amount. They arrive without one.");
  tell("no-created-date", "have no creation date. The import's time stands in, marked as unknown.");
  tell("no-stage", "have no stage. They start in the first one.");
  tell("no-identity", `have nothing that identifies the ${ONE[entity]}. A second import would add them again.`);
  tell("rounded", "have an amount with more than two decimals. It is kept to the cent.");
  tell("dates", "have dates that contradict their stage or each other. They are kept as they are.");
  return gaps;
}

function tellColumns({ entity, mapping }: Batch): Decision[] {
  return mapping.flatMap(({ name, target, scale }): Decision[] => {
    const anchor = `column-${name}`;
    if (target.to === "skip") return [{ count: null, said: `${name} is not imported.`, anchor }];
    if (target.to === "custom") return [{ count: null, said: `${name} is kept as the field ${target.label}.`, anchor }];
    const label = findField(entity, target.field)?.label.toLowerCase() ?? target.field;
    return scale === 0 ? [] : [{ count: null, said: `${name} is multiplied by ${scale === 3 ? "1,000" : "1,000,000"} for the ${label}.`, anchor }];
  });
}

const article = (label: string) => `${/^[aeiou]/i.test(label) ? "an" : "a"} ${label.toLowerCase()}`;
