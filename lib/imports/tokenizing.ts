import { refuse } from "@/lib/refusal";

/** One record of the file and the line its first character stands on. */
export type Line = { line: number; cells: string[] };

const QUOTE = 34, LF = 10, CR = 13, SPACE = 32;

/** Text in pieces to records. Quoted cells hold delimiters and newlines; a quote inside an unquoted cell is a character; blank lines are no records. */
export class Tokenizer {
  private state: "start" | "plain" | "quoted" | "closed" = "start";
  private cell = "";
  private cells: string[] = [];
  private records: Line[] = [];
  private afterReturn = false;
  private opened = 1;
  private began: number;
  private readonly mark: number;

  constructor(delimiter: string, private readonly maxCell: number, private line = 1) {
    this.mark = delimiter.charCodeAt(0);
    this.began = line;
  }

  /** The records that end in this piece. */
  feed(text: string): Line[] {
    let at = this.afterReturn && text.charCodeAt(0) === LF ? 1 : 0;
    if (text) this.afterReturn = false;
    while (at < text.length) at = this.state === "quoted" ? this.quoted(text, at) : this.outside(text, at);
    return this.take();
  }

  /** The last record, when the file does not end with a newline. */
  end(): Line[] {
    if (this.state === "quoted") refuse(`The quote that opens on line ${this.opened} is never closed.`);
    if (this.state !== "start" || this.cells.length) this.endRecord();
    return this.take();
  }

  private take() {
    const records = this.records;
    this.records = [];
    return records;
  }

  private quoted(text: string, at: number) {
    const close = text.indexOf('"', at);
    const end = close < 0 ? text.length : close;
    for (let next = text.indexOf("\n", at); next >= 0 && next < end; next = text.indexOf("\n", next + 1)) this.line++;
    this.append(text, at, end);
    if (close >= 0) this.state = "closed";
    return end + 1;
  }

  private outside(text: string, at: number) {
    const first = text.charCodeAt(at);
    if (first === QUOTE && this.state !== "plain") return this.quote(at);
    if (this.state === "closed" && first === SPACE) return at + 1;
    const end = this.endOfPlain(text, at);
    if (this.state === "closed" && end > at) refuse(`On line ${this.line} text follows a closing quote. A quote inside a quoted cell must be doubled (the cell opens on line ${this.opened}).`);
    if (end > at) this.state = "plain";
    this.append(text, at, end);
    return end === text.length ? end : this.endOfCell(text, end);
  }

  private quote(at: number) {
    if (this.state === "closed") this.cell += '"';
    else this.opened = this.line;
    this.state = "quoted";
    return at + 1;
  }

  private endOfPlain(text: string, at: number) {
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === this.mark || code === LF || code === CR) break;
    }
    return at;
  }

  private endOfCell(text: string, at: number) {
    const code = text.charCodeAt(at);
    if (code === this.mark) {
      this.endCell();
      return at + 1;
    }
    if (this.state !== "start" || this.cells.length) this.endRecord();
    this.began = ++this.line;
    if (code === LF) return at + 1;
    this.afterReturn = at + 1 === text.length;
    return text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
  }

  private append(text: string, from: number, to: number) {
    if (to > from) this.cell += text.slice(from, to);
    if (this.cell.length <= this.maxCell) return;
    const hint = this.state === "quoted" ? ` Perhaps the quote that opens on line ${this.opened} is never closed.` : "";
    refuse(`The cell on line ${this.began} is longer than ${this.maxCell.toLocaleString("en")} characters.${hint}`);
  }

  private endCell() {
    this.cells.push(this.cell);
    this.cell = "";
    this.state = "start";
  }

  private endRecord() {
    this.endCell();
    this.records.push({ line: this.began, cells: this.cells });
    this.cells = [];
  }
}
