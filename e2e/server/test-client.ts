import { onTestFinished } from "vitest";
import { type RunningServer, type StartOptions, startServer } from "./index.ts";

/** An answer as a test looks at it. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** `{}` when the text is not JSON. */
  json: Record<string, unknown>;
}

/** A server and the calls of the API, over real HTTP. */
export interface TestServer extends RunningServer {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  send(path: string, init: RequestInit): Promise<Answer>;
  /** Registers and returns the visitor. */
  register(visitor: Record<string, unknown>): Promise<Record<string, unknown>>;
  /** Creates or finds the room and returns its id. */
  room(token: string): Promise<string>;
}

const JSON_TYPE = { "Content-Type": "application/json" };

/** Starts a server that ends with the test. */
export async function serve(options: StartOptions = {}): Promise<TestServer> {
  const server = await startServer(options);
  onTestFinished(() => server.close());
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(`${server.url}/api/v1/${path}`, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parse(text) };
  };
  const get: TestServer["get"] = (path, headers = {}) => send(path, { headers });
  const post: TestServer["post"] = (path, body, headers = {}) =>
    send(path, {
      method: "POST",
      headers: { ...JSON_TYPE, ...headers },
      body: JSON.stringify(body),
    });
  return {
    ...server,
    get,
    post,
    send,
    register: async (visitor) => part((await post("livechat/visitor", { visitor })).json, "visitor"),
    room: async (token) => String(part((await get(`livechat/room?token=${token}`)).json, "room")._id),
  };
}

/** An object inside an answer. */
export function part(json: Record<string, unknown>, key: string): Record<string, unknown> {
  const value = json[key];
  if (typeof value !== "object" || value === null) {
    throw new Error(`no ${key} in ${JSON.stringify(json)}`);
  }
  return value as Record<string, unknown>;
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
