export type Answered = { ok: boolean; status?: number; message?: string; value?: unknown };

/** What an action answered, without the details of a refusal; being sent to sign in is nobody's answer. */
export async function outcomeOf(call: (input: unknown) => Promise<unknown>, input: unknown): Promise<Answered> {
  try {
    const { ok, status, message, value } = (await call(input)) as Answered;
    return ok ? { ok, value } : { ok, ...(status && { status }), ...(message && { message }) };
  } catch (error) {
    if (error instanceof Error && "digest" in error && String(error.digest).startsWith("NEXT_REDIRECT")) return { ok: false, status: 401, message: String(error.digest) };
    throw error;
  }
}
