import { CalendarPlus, CircleDashed, ClipboardList, Gem, Mail, Phone, SquareCheck, TestTube, Users, type LucideIcon } from "lucide-react";
import { activityNames } from "@/components/activities/activity-names";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import { Day, Due } from "@/components/ui/date-time";
import { Money } from "@/components/ui/money";
import type { BoardColumn, DealCard, NextActivity } from "@/lib/deals/queries/shapes";

const icons: Record<NextActivity["type"], LucideIcon> = { CALL: Phone, EMAIL: Mail, MEETING: Users, TASK: ClipboardList, TODO: SquareCheck, SAMPLE: TestTube };

export type CardStage = Pick<BoardColumn, "daysInStage" | "isClosedWon" | "isClosedLost">;

/** What stands on a card: who, how much, when, what next, how long here, and whose it is. */
export function CardFace({ card, stage }: { card: DealCard; stage: CardStage }) {
  const isOpen = card.status === "OPEN";
  return (
    <>
      <h3>{card.name}</h3>
      <p className="who">{card.customerName ?? "No customer"}</p>
      <div className="money">
        <b><Money value={card.amount} currency={card.currencyCode} /></b>
        {card.isHighValue && <Gem role="img" aria-label="High value" />}
        <span className="date">{isOpen ? <CloseDate card={card} /> : <Day value={card.closedDate} />}</span>
      </div>
      <div className="foot">
        {isOpen ? <Next activity={card.nextActivity} /> : <span className="nx"><span>{card.status === "WON" ? "Won" : "Lost"}</span></span>}
        {isOpen && <span className={cn("age", card.isStale && "is-watch")}>{age(card, stage)}</span>}
        <span className={isOpen ? undefined : "ml-auto"}><Avatar name={card.ownerName} named /></span>
      </div>
      {isOpen && <div className="run" aria-hidden="true"><i style={{ "--v": `${share(card, stage)}%` }} /></div>}
    </>
  );
}

export function cardState(card: DealCard) {
  return cn("card", card.isStale && "is-stale", card.isOverdue && "is-overdue");
}

function CloseDate({ card }: { card: DealCard }) {
  if (!card.expectedCloseDate) return <>No date</>;
  return <span suppressHydrationWarning><Day value={card.expectedCloseDate} />{card.isOverdue && `, ${daysLate(card.expectedCloseDate)} d late`}</span>;
}

function Next({ activity }: { activity: NextActivity | null }) {
  if (!activity) return <span className="nx is-watch"><CircleDashed aria-hidden="true" /><span>Nothing planned</span></span>;
  const Icon = icons[activity.type] ?? CalendarPlus;
  return (
    <span className="nx">
      <Icon aria-hidden="true" />
      <span className="due"><Due lead={`${activityNames[activity.type]}, `} day={activity.dueDate} time={activity.dueTime} late missing={activityNames[activity.type]} /></span>
    </span>
  );
}

/** Server and browser may stand on two sides of midnight; the next answer agrees. */
function daysLate(day: string) {
  return Math.max(1, Math.floor((Date.now() - Date.parse(`${day}T00:00:00Z`)) / 86_400_000));
}

function age({ stageAge }: DealCard, { daysInStage }: CardStage) {
  return daysInStage ? `${stageAge} of ${daysInStage} d` : `${stageAge} d`;
}

function share({ stageAge }: DealCard, { daysInStage }: CardStage) {
  return daysInStage ? Math.min(100, Math.round((stageAge / daysInStage) * 100)) : 0;
}
