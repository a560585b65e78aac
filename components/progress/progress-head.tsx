import { Signal } from "@/components/ui/signal";
import type { Picture } from "@/lib/progress/shapes";
import { count, longDay, marks, shortDay, waitSentence } from "./words";

/** The first screen: a sentence that says where things stand, and the line with today's plan ticked, target and forecast. */
export function ProgressHead({ picture }: { picture: Picture }) {
  return (
    <section className="grid grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)] items-end gap-16 pt-13 pb-9 max-[900px]:grid-cols-1 max-md:gap-5 max-md:pt-7 max-md:pb-5 print:grid-cols-[1.3fr_1fr] print:pt-4 print:pb-4">
      <div>
        <h1 className="text-[36px]/[42px] font-semibold tracking-[-.028em] text-balance max-md:text-[28px]/[33px]">{headline(picture)}<br />{waitSentence(picture.waiting.length)}</h1>
        <p className="mt-3.5 max-w-[52ch] text-[16px]/[24px] text-ink-2 max-md:mt-2.5 max-md:text-[15px]/[22px] [&_b]:font-semibold [&_b]:text-ink">
          {outlook(picture)}
          {picture.signed && <> {picture.signed.by} signed it off on {longDay(picture.signed.on, picture.locale)}.</>}
        </p>
      </div>
      <Line picture={picture} />
    </section>
  );
}

function headline({ label, percent }: Picture) {
  if (label === "Live") return "You are live.";
  if (label === "Not started") return "Your rollout is about to begin.";
  return label === "Paused" ? `Your rollout is paused at ${percent}%.` : `Your rollout is ${percent}% done.`;
}

function outlook({ live, target, forecast, daysLeft, slipDays, locale }: Picture) {
  if (live) return <>You went live on <b>{longDay(live, locale)}</b>.</>;
  if (!target) return <>The day of the go-live is not set yet.</>;
  const when = daysLeft === null || daysLeft < 0 ? "" : daysLeft === 0 ? ", which is today" : daysLeft === 1 ? ", tomorrow" : `, in ${daysLeft} days`;
  const planned = <>Go-live {daysLeft !== null && daysLeft < 0 ? "was" : "is"} planned for <b>{longDay(target, locale)}</b>{when}.</>;
  if (!forecast || forecast === target) return <>{planned} At today’s pace it holds.</>;
  return <>{planned} At today’s pace it lands on <b>{longDay(forecast, locale)}</b>, {count(Math.abs(slipDays), "working day")} {slipDays > 0 ? "later" : "earlier"}.</>;
}

const tones = { healthy: "bg-healthy-tint text-healthy-text", watch: "bg-watch-tint text-watch-text", risk: "bg-risk-tint text-risk-text", quiet: "bg-quiet text-ink-2" };

function Line({ picture: { percent, planned, label, kickoff, target, forecast, live, locale } }: { picture: Picture }) {
  const { mark, tone } = marks[label];
  const at = Math.min(96, Math.max(4, percent));
  return (
    <div>
      <div className="relative pt-11">
        <div className="measure is-accent measure-lg" style={{ "--v": `${percent}%` }} role="img" aria-label={`${percent} percent done, ${planned} percent planned for today`}>
          <i />
          {planned > 0 && planned < 100 && <b style={{ "--at": `${planned}%` }} />}
        </div>
        <span aria-hidden="true" className="absolute top-0 grid -translate-x-1/2 justify-items-center" style={{ left: `${at}%` }}>
          <span className="text-[28px]/[32px] font-semibold tracking-[-.02em]">{percent}%</span>
          <span className="mt-[7px] size-4 rounded-full border-4 border-bg bg-accent outline-2 outline-accent print:border-white" />
        </span>
      </div>
      <div className="mt-[18px] flex items-start justify-between text-xs/[18px] text-ink-3 [&_b]:text-sm [&_b]:font-medium [&_b]:text-ink">
        <span>Kickoff {kickoff ? <b>{shortDay(kickoff, locale)}</b> : <b>not yet</b>}</span>
        <span className="text-center"><span className={`mb-1 inline-flex h-5 items-center gap-1.5 rounded-sm px-1.5 font-medium ${tones[tone]}`}><Signal mark={mark} />{label}</span>{!live && <><br />Plan for today: {planned}%</>}</span>
        <span className="text-right">
          {live ? <>Live since <b>{shortDay(live, locale)}</b></> : <>Go-live {target ? <b>{shortDay(target, locale)}</b> : <b>open</b>}{forecast && <><br />forecast <b>{shortDay(forecast, locale)}</b></>}</>}
        </span>
      </div>
    </div>
  );
}
