import pg from "pg";

type Query = (this: pg.Client, ...asked: unknown[]) => unknown;

let isTrying = false;
const asked = pg.Client.prototype.query as Query;
pg.Client.prototype.query = function (this: pg.Client, question: unknown, ...rest: unknown[]) {
  return Reflect.apply(asked, this, [isTrying && isCommit(question) ? { ...question, text: "ROLLBACK" } : question, ...rest]);
} as typeof pg.Client.prototype.query;

/** Does something on the real database, to the last statement, and takes it back instead of keeping it: so one world serves everybody who tries. */
export async function trying<T>(work: () => Promise<T>): Promise<T> {
  isTrying = true;
  return work().finally(() => {
    isTrying = false;
  });
}

function isCommit(question: unknown): question is { text: string } {
  return typeof question === "object" && question !== null && "text" in question && question.text === "COMMIT";
}
