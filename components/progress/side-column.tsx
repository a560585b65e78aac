import { ExternalLink, Mail } from "lucide-react";
import { AttachmentBox } from "@/components/attachments/attachment-box";
import { Avatar } from "@/components/ui/avatar";
import type { Picture } from "@/lib/progress/shapes";
import { doorAddress, type ClientDoor } from "./client-door";

const box = "box px-5 pt-4.5 pb-5";
const title = "mb-3.5 text-[15px]/5 font-semibold";

type Props = { picture: Picture; door: ClientDoor };

/** Who to turn to, what to read, what was sent; after the go-live how it is taken up. */
export function SideColumn({ picture, door }: Props) {
  const { note, contacts, resources, files, adoption, sellerName } = picture;
  const lead = contacts.find(({ isLead }) => isLead);
  return (
    <div className="grid gap-4">
      {note && (
        <section aria-labelledby="note" className={box}>
          <h2 id="note" className={title}>A note from {lead?.name.split(" ")[0] ?? sellerName}</h2>
          <p className="leading-[23px] [overflow-wrap:anywhere] whitespace-pre-line text-ink-2">{note}</p>
        </section>
      )}
      {adoption && <Adoption adoption={adoption} />}
      {contacts.length > 0 && <People contacts={contacts} sellerName={sellerName} />}
      {resources.length > 0 && <Guides resources={resources} />}
      <div className={box}>
        <AttachmentBox title="Files you sent" empty="Nothing yet." page={door ? files : { ...files, canAdd: false }} door={{ address: doorAddress(door), place: {} }} />
      </div>
    </div>
  );
}

function Adoption({ adoption: { plans, outcomes } }: { adoption: NonNullable<Picture["adoption"]> }) {
  return (
    <section aria-labelledby="adoption" className={box}>
      <h2 id="adoption" className={title}>How it is taken up</h2>
      {plans.length === 0 && <p className="text-ink-3">The plan for the time after the go-live is being made.</p>}
      <ul className="grid gap-3">
        {plans.map(({ name, percent }) => (
          <li key={name}>
            <p className="flex justify-between gap-3"><span>{name}</span><span className="text-ink-3">{percent}%</span></p>
            <div className="measure mt-1.5" style={{ "--v": `${percent}%` }} role="img" aria-label={`${name}: ${percent} percent`}><i /></div>
          </li>
        ))}
      </ul>
      {outcomes.length > 0 && <p className="mt-3 text-sm text-ink-3">Towards: {outcomes.join(", ")}</p>}
    </section>
  );
}

function People({ contacts, sellerName }: Pick<Picture, "contacts" | "sellerName">) {
  return (
    <section aria-labelledby="people" className={box}>
      <h2 id="people" className={title}>People</h2>
      <ul className="grid gap-3">
        {contacts.map(({ name, email, isLead }) => (
          <li key={email} className="flex items-center gap-2.5 leading-[18px]">
            <Avatar name={name} size="md" />
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{name}</span>
              <span className="block truncate text-sm text-ink-3 print:whitespace-normal print:[overflow-wrap:anywhere]">
                {isLead ? "Lead" : "Team"} at {sellerName}<span className="hidden print:inline">, {email}</span>
              </span>
            </span>
            <a href={`mailto:${email}`} aria-label={`Write to ${name}`} className="grid size-9 place-items-center rounded-md text-accent-text hover:bg-hover print:hidden">
              <Mail className="size-[18px]" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Guides({ resources }: Pick<Picture, "resources">) {
  return (
    <section aria-labelledby="guides" className={box}>
      <h2 id="guides" className={title}>Guides</h2>
      <ul className="grid gap-3">
        {resources.map(({ label, url }) => (
          <li key={url} className="flex gap-2.5">
            <ExternalLink className="mt-1 size-4 shrink-0 text-ink-3" aria-hidden="true" />
            <a href={url} target="_blank" rel="noopener noreferrer nofollow" className="[overflow-wrap:anywhere] text-accent-text hover:underline">{label}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
