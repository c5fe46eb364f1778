/**
 * The shapes of a refusal. A real server throws four kinds of error and its API layer turns each
 * into a body of its own; clients have to cope with all of them.
 */
export interface FailureBody {
  success: false;
  error?: string;
  errorType?: string;
  details?: Record<string, unknown>;
}

/** A refusal that a route throws; `http.ts` turns it into the answer. */
export class ApiFailure extends Error {
  readonly status: 400 | 429;
  readonly body: FailureBody;

  constructor(body: FailureBody, status: 400 | 429 = 400) {
    super(body.error ?? "refused");
    this.name = "ApiFailure";
    this.body = body;
    this.status = status;
  }
}

/** `throw new Error(text)`: the code, or a translated text, alone and without `errorType`. */
export function plainFailure(text: string): ApiFailure {
  return new ApiFailure({ success: false, error: text });
}

/** `throw new Meteor.Error(code, text)`: `text [code]` with the code again as `errorType`. */
export function codedFailure(code: string, text = "", details?: Record<string, unknown>): ApiFailure {
  const error = text === "" ? `[${code}]` : `${text} [${code}]`;
  return new ApiFailure({
    success: false,
    error,
    errorType: code,
    ...(details === undefined ? {} : { details }),
  });
}

/** The JSON schema validators: the first problem as text. */
export function invalidParams(problem: string): ApiFailure {
  return codedFailure("invalid-params", problem);
}

/** Meteor's `check`: no `errorType`, the path inside the text. */
export function matchFailure(problem: string, path = ""): ApiFailure {
  return plainFailure(`Match error: ${problem}${path === "" ? "" : ` in field ${path}`}`);
}

/** Too many requests: a text with the seconds in it, no `errorType`, no `Retry-After`. */
export function tooManyRequests(seconds: number): ApiFailure {
  return new ApiFailure(
    {
      success: false,
      error: `Error, too many requests. Please slow down. You must wait ${seconds} seconds before trying this endpoint again. [error-too-many-requests]`,
    },
    429,
  );
}
