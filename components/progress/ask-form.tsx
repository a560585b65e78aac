"use client";

import type { ClientDoor } from "./client-door";
import { CommentForm } from "./comment-form";

/** A question about the whole. */
export function AskForm({ door, sellerName }: { door: ClientDoor; sellerName: string }) {
  return <CommentForm label={`Write to ${sellerName}`} button="Send" door={door} send={(content) => (door ? door.actions.addComment({ token: door.token, input: { content } }) : null)} />;
}
