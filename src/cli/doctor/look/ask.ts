/** A server that has not answered by then is taken for silent. */
const TIMEOUT_MS = 10_000;
/** More of an answer is not read: our largest file is a tenth of it. */
const LONGEST_BODY_BYTES = 4_000_000;

/** What a server answered. Redirects are followed only where that is asked for; `url` is the last one. */
export interface Answer {
  kind: "answer";
  url: string;
  status: number;
  headers: Headers;
  body: Uint8Array;
  text: string;
}

/** It was not reached, or broke off. */
export interface Silence {
  kind: "silence";
  url: string;
  /** Node's word for it: a code, `ENOTFOUND` for example, where it has one. */
  code: string;
  /** The same for people. */
  reason: string;
}

export type Reply = Answer | Silence;

/** One request, without cookies, that ends in time whatever the server does. */
export async function ask(url: string, init: RequestInit = {}): Promise<Reply> {
  try {
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS), ...init });
    const body = await readBody(response);
    const { status, headers } = response;
    return { kind: "answer", url: response.url || url, status, headers, body, text: new TextDecoder().decode(body) };
  } catch (error) {
    const code = codeOf(error);
    return { kind: "silence", url, code, reason: REASONS[code] ?? `it could not be asked (${code})` };
  }
}

async function readBody({ body }: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body ?? []) {
    bytes += part.length;
    if (bytes > LONGEST_BODY_BYTES) throw Object.assign(new Error("too long"), { code: "TOO_LONG" });
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const REASONS: Record<string, string> = {
  ENOTFOUND: "its name is not known",
  EAI_AGAIN: "its name could not be looked up",
  ECONNREFUSED: "nobody listens there",
  ECONNRESET: "it broke off",
  UND_ERR_SOCKET: "it broke off",
  TimeoutError: `no answer after ${TIMEOUT_MS / 1_000} s`,
  UND_ERR_CONNECT_TIMEOUT: `no answer after ${TIMEOUT_MS / 1_000} s`,
  TOO_LONG: `its answer is longer than ${LONGEST_BODY_BYTES / 1_000_000} MB`,
  EHOSTUNREACH: "there is no way to it from here",
  ENETUNREACH: "there is no way to it from here",
  ETIMEDOUT: `no answer after ${TIMEOUT_MS / 1_000} s`,
  UND_ERR_HEADERS_TIMEOUT: `no answer after ${TIMEOUT_MS / 1_000} s`,
  UND_ERR_BODY_TIMEOUT: `no answer after ${TIMEOUT_MS / 1_000} s`,
  EPROTO: "it does not speak https there",
  ERR_SSL_WRONG_VERSION_NUMBER: "it does not speak https there",
  ERR_SSL_PACKET_LENGTH_TOO_LONG: "it does not speak https there",
  HPE_INVALID_CONSTANT: "it does not speak http there",
  "redirect count exceeded": "it redirects in circles",
  "bad port": "browsers and this command ask no server at this port",
  CERT_HAS_EXPIRED: "its certificate has expired",
  CERT_NOT_YET_VALID: "its certificate is not valid yet",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another name",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is signed by itself",
  SELF_SIGNED_CERT_IN_CHAIN: "its certificate is signed by somebody unknown",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its certificate comes without the chain to somebody known",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "its certificate comes without the chain to somebody known",
};

/** `fetch` wraps what happened on the connection. */
function codeOf(error: unknown): string {
  const { name, code, message, cause } = Object(error) as Partial<Record<keyof Error | "code", unknown>>;
  if (cause) return codeOf(cause);
  if (typeof code === "string") return code;
  return String(name === "TimeoutError" ? name : message);
}

export function isCertificate({ code }: Silence): boolean {
  return /CERT|LEAF_SIGNATURE/.test(code);
}
