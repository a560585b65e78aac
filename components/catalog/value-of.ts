/** What was typed, as a value of the type; what is none of it stays text, and the server says so. */
export function valueOf(dataType: string, text: string): string | number | boolean | null {
  if (text === "") return null;
  if (dataType === "NUMBER" && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  return dataType === "BOOLEAN" && /^(yes|no|true|false)$/i.test(text) ? /^(yes|true)$/i.test(text) : text;
}
