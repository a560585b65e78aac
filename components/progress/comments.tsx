import { DateTime } from "@/components/ui/date-time";
import type { ShownComment } from "@/lib/progress/rules/picture";

/** What was said, oldest first. */
export function Comments({ comments }: { comments: readonly ShownComment[] }) {
  if (comments.length === 0) return null;
  return (
    <ul className="grid gap-2.5">
      {comments.map(({ id, author, isYours, content, at }) => (
        <li key={id}>
          <p className="text-xs text-ink-3"><span className="font-medium text-ink-2">{author}</span>{isYours && " (you)"}, <DateTime value={at} /></p>
          <p className="[overflow-wrap:anywhere] whitespace-pre-line">{content}</p>
        </li>
      ))}
    </ul>
  );
}
