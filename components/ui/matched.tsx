/** The letters that were typed stand in weight 500. */
export function Matched({ text, query }: { text: string; query: string }) {
  const from = query ? fold(text).indexOf(fold(query)) : -1;
  if (from < 0 || fold(text).length !== text.length) return <>{text}</>;
  return (
    <>
      {text.slice(0, from)}
      <b className="font-semibold text-ink">{text.slice(from, from + query.length)}</b>
      {text.slice(from + query.length)}
    </>
  );
}

/** Lower case without accents, so "ribadouro" finds "Ribadouró". */
export function fold(text: string) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}
