import type { Refused } from "@/lib/action";

/**
 * What an act answered. Where no answer came (the line broke, the server was restarting) that is a refusal like any other, said where the person is, and what was
 * typed stays. Next's own signals, a redirect to the sign-in for one, go on their way.
 */
export async function answered<T>(asked: Promise<T>): Promise<T | Refused> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && "digest" in error && String(error.digest).startsWith("NEXT_")) throw error;
    return { ok: false, status: 503, message: "No answer came from the server. See whether it was saved, then try again." };
  }
}

/** What was found, for a list that says so where no answer came: a refusal is none. */
export async function foundBy<T>(asked: Promise<{ ok: true; value: T } | Refused>): Promise<T> {
  const answer = await asked;
  if (answer.ok) return answer.value;
  throw new Error(answer.message);
}
