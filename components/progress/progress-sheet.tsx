import { Mark } from "@/components/layout/mark";
import { LinkButton } from "@/components/ui/button";
import { LocaleProvider } from "@/components/ui/locale";
import type { Picture } from "@/lib/progress/shapes";
import { AskForm } from "./ask-form";
import { BlockerList } from "./blocker-list";
import type { ClientDoor } from "./client-door";
import { Comments } from "./comments";
import { PhaseList } from "./phase-list";
import { PrintButton } from "./print-button";
import { ProgressHead } from "./progress-head";
import { SideColumn } from "./side-column";
import { TaskList } from "./task-list";
import { WaitingOnYou } from "./waiting-on-you";
import { longDay } from "./words";

type Props = { picture: Picture; door: ClientDoor; /** Whose link it is and until when; null when somebody is signed in. */ link: { email: string | null; until: string } | null };

/** What the client sees of its rollout, and where it does its own part. Without a door it is a preview: nothing is sent. */
export function ProgressSheet({ picture, door, link }: Props) {
  const { clientName, sellerName, locale, zone } = picture;
  return (
    <LocaleProvider locale={locale} zone={zone}>
      <div className="min-h-dvh bg-bg text-[15px]/[22px] print:bg-white">
        {!door && <p role="status" className="bg-accent-tint px-4 py-2 text-center text-sm text-accent-text print:hidden">This is what {clientName} sees. Nothing you do here is sent or kept.</p>}
        <SheetBar sellerName={sellerName} clientName={clientName} isSignedIn={Boolean(door && !link)} />
        <main id="main" className="mx-auto max-w-[1080px] px-6 max-md:px-4">
          <ProgressHead picture={picture} />
          <WaitingOnYou picture={picture} door={door} />
          <div className="grid grid-cols-[1fr_1.1fr_1fr] items-start gap-4 max-[900px]:grid-cols-1 print:grid-cols-2">
            <div className="grid gap-4"><PhaseList phases={picture.phases} locale={locale} /><BlockerList picture={picture} door={door} /></div>
            <div className="grid gap-4">
              <TaskList picture={picture} door={door} />
              {(picture.canAct || picture.comments.length > 0) && <Questions picture={picture} door={door} />}
            </div>
            <SideColumn picture={picture} door={door} />
          </div>
        </main>
        <footer className="mx-auto max-w-[1080px] px-6 pt-8 pb-10 text-xs text-ink-3 max-md:px-4">{foot(link, locale)} Times are {zone.split("/").at(-1)?.replaceAll("_", " ")}.</footer>
      </div>
    </LocaleProvider>
  );
}

function SheetBar({ sellerName, clientName, isSignedIn }: { sellerName: string; clientName: string; isSignedIn: boolean }) {
  return (
    <header className="border-b border-line bg-surface">
      <div className="mx-auto flex h-14 max-w-[1080px] items-center gap-2 px-6 max-md:px-4">
        <Mark /><span className="font-semibold whitespace-nowrap">{sellerName}</span><span className="truncate text-ink-3">for {clientName}</span>
        <span className="ml-auto flex flex-none items-center gap-1 print:hidden">
          {isSignedIn && <LinkButton variant="quiet" size="sm" href="/deals">Workspace</LinkButton>}<PrintButton />
        </span>
      </div>
    </header>
  );
}

function Questions({ picture, door }: Pick<Props, "picture" | "door">) {
  return (
    <section aria-labelledby="talk" className="box px-5 pt-4.5 pb-5">
      <h2 id="talk" className="mb-3.5 text-[15px]/5 font-semibold">Questions and answers</h2>
      <Comments comments={picture.comments} />
      {picture.canAct && <AskForm door={door} sellerName={picture.sellerName} />}
    </section>
  );
}

function foot(link: Props["link"], locale: string) {
  if (!link) return null;
  const until = longDay(link.until.slice(0, 10), locale);
  return link.email ? `This private link belongs to ${link.email} and works until ${until}.` : `This private link works until ${until}. Whoever has it sees this page.`;
}
