/** Two people changed one field: what was read, what stands now, and whose it is. */
export type Conflict = { field: string; yours: unknown; theirs: unknown; byName: string; at: string };

/** 400 malformed, 401 nobody, 403 not allowed, 404 not there, 409 somebody was faster, 413 too large, 422 a rule forbids it, 429 too often. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429;

/** `retryAfter`: seconds until it may be asked again. */
export type RefusalDetails = { fields?: Readonly<Record<string, string>>; conflict?: Conflict; retryAfter?: number };

/** The product said no. Safe to show to the person who asked; anything else thrown is a bug. */
export class Refusal extends Error {
  name = "Refusal";

  constructor(
    sentence: string,
    readonly status: RefusalStatus,
    readonly details: RefusalDetails = {},
  ) {
    super(sentence);
  }
}

export function refuse(sentence: string, status: RefusalStatus = 422, details?: RefusalDetails): never {
  throw new Refusal(sentence, status, details);
}

/** Refuses at one field of a form. */
export function refuseField(field: string, sentence: string): never {
  throw new Refusal(sentence, 422, { fields: { [field]: sentence } });
}
