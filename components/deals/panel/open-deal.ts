/** Opening a deal beside the list is a change of the address alone: nothing is asked of the server but the deal. */
export function openDeal(dealId: string) {
  const url = new URL(location.href);
  const isOpen = url.searchParams.has("deal");
  url.searchParams.set("deal", dealId);
  if (isOpen) history.replaceState(null, "", url);
  else history.pushState(null, "", url);
}

export function closeDeal() {
  const url = new URL(location.href);
  url.searchParams.delete("deal");
  history.replaceState(null, "", url);
}

/** The deals on the screen in the order they stand: those of one column, or the rows of the table. */
export function neighbours(dealId: string) {
  const here = cardOf(dealId);
  const list = here?.closest("[data-stage]") ?? here?.closest("[data-deals]");
  const ids = [...(list?.querySelectorAll<HTMLElement>("[data-card]") ?? [])].toSorted(byPlace).map(({ dataset }) => dataset.card ?? "");
  const at = ids.indexOf(dealId);
  return { previous: at > 0 ? (ids[at - 1] ?? null) : null, next: at >= 0 ? (ids[at + 1] ?? null) : null };
}

export function cardOf(dealId: string) {
  return document.querySelector<HTMLElement>(`[data-card="${CSS.escape(dealId)}"]`);
}

/** A windowed column may hold its cards in another order than they are seen in. */
function byPlace(a: HTMLElement, b: HTMLElement) {
  return a.getBoundingClientRect().top - b.getBoundingClientRect().top;
}
