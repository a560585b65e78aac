import { notFound } from "next/navigation";
import { after } from "next/server";
import { PublicShell } from "@/components/layout/public-shell";
import { CodeForm } from "@/components/progress/code-form";
import { ProgressSheet } from "@/components/progress/progress-sheet";
import { canMail } from "@/lib/accounts/mails";
import { noteSeen } from "@/lib/progress/commands/entering";
import { findEntrance } from "@/lib/progress/door";
import { getProgress } from "@/lib/progress/queries";
import { maskedEmail } from "@/lib/progress/rules";
import * as act from "./actions";

export const metadata = { title: "Your rollout", referrer: "no-referrer", robots: { index: false, follow: false } } as const;

/** No account: the token is the way in, and without one there is no page. */
export default async function ClientProgressPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const entrance = (await findEntrance(token)) ?? notFound();
  if (entrance.lock) {
    const to = maskedEmail(entrance.lock.email);
    return <PublicShell title="Your rollout" lead={`This link belongs to ${to}. Show that it is you.`}><CodeForm token={token} to={to} isMailed={canMail()} sendCode={act.sendCode} enterCode={act.enterCode} /></PublicShell>;
  }
  const { ctx, projectId, level, guest } = entrance.door;
  const picture = await getProgress(ctx, { projectId, level });
  after(() => noteSeen({ ctx }));
  return (
    <ProgressSheet
      picture={picture} door={{ token, actions: { completeTask: act.completeTask, addComment: act.addComment, replyToBlocker: act.replyToBlocker, signGoLive: act.signGoLive } }}
      link={guest.until ? { email: guest.email, until: guest.until } : null}
    />
  );
}
