import { Client } from "pg";
import type { Database } from "./database";
import type { Result } from "./results";
import { startServer, type Server } from "./server";

/** One run: the database, how often to measure, and what has to be closed at the end. */
export type Bench = {
  database: Database;
  rounds: number;
  minutes: number;
  /** How many values of telemetry are streamed beside a neighbour. */
  values: number;
  /** The built app, started when the first bar asks for it. */
  server: () => Promise<Server>;
  /** A plain connection as the role of the app. */
  client: () => Promise<Client>;
  atEnd: (ending: () => unknown) => void;
  end: () => Promise<void>;
};
/** What is measured, under the name that `--only` takes. A bar may hold several numbers. */
export type Bar = { name: string; measure: (bench: Bench) => Promise<Result[]> };

export function openBench({ database, rounds, minutes, values, ready }: Pick<Bench, "database" | "rounds" | "minutes" | "values"> & { ready: () => Promise<void> }): Bench {
  const endings: (() => unknown)[] = [];
  let running: Promise<Server> | undefined;
  const atEnd = (ending: () => unknown) => void endings.push(ending);
  const start = async () => {
    await ready();
    const server = await startServer(database);
    atEnd(server.stop);
    return server;
  };
  const client = async () => {
    const connected = new Client({ connectionString: database.app });
    await connected.connect();
    atEnd(() => connected.end());
    return connected;
  };
  const end = async () => {
    for (const ending of endings.splice(0).reverse()) await ending();
  };
  return { database, rounds, minutes, values, server: () => (running ??= start()), client, atEnd, end };
}
