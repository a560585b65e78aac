import { adoptionEvaluation } from "./bars/adoption-evaluation";
import { boardData } from "./bars/board-data";
import { boardGrowth, boardPage } from "./bars/board-page";
import { boardSize } from "./bars/board-size";
import { cardDrop } from "./bars/card-drop";
import { cardMove } from "./bars/card-move";
import { csvImport } from "./bars/csv-import";
import { deadLinks } from "./bars/dead-links";
import { firstLoad } from "./bars/first-load";
import { importNeighbour } from "./bars/import-neighbour";
import { listGrowth } from "./bars/list-growth";
import { memory } from "./bars/memory";
import { portalGrowth } from "./bars/portal-growth";
import { statements } from "./bars/statements";
import { telemetryIngest } from "./bars/telemetry-ingest";
import { telemetryNeighbour } from "./bars/telemetry-neighbour";
import type { Bar } from "./support/bench";

/** Every bar of platform.md, Speed, that this version has the pages for, in the order they are printed. */
export const bars: readonly Bar[] = [
  boardData, boardPage, boardGrowth, listGrowth, cardMove, statements, boardSize, firstLoad, cardDrop, csvImport, importNeighbour, adoptionEvaluation, telemetryIngest, telemetryNeighbour,
  portalGrowth, deadLinks, memory,
];
