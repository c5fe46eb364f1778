import { FIELDS, STRANGER } from "./answers.ts";
import { okay, pause, refusedBy, tooMany } from "./replies.ts";

/** A slow workspace needs so long to open a chat. */
const ROOM_MS = 1_500;

interface Visitor {
  _id: string;
  token: string;
  email?: string;
  phone?: string;
  data: Record<string, string>;
}

interface Body extends Record<"token" | "key" | "value" | "_id" | "rid" | "msg", string> {
  visitor?: { token: string; email?: string; phone?: string };
  customFields?: { key: string; value: string }[];
}

/** What a workspace does, in memory and by the fake clock. */
export class SimulatedWorkspace {
  visitors: Visitor[] = [];
  rooms: { _id: string; token: string; data: Record<string, string> }[] = [];
  messages: { _id: string; rid: string; msg: string }[] = [];
  #ids = 0;
  #limits = new Map<string, { startedAt: number; count: number }>();

  /** All but the one who shares a detail with our visitor. */
  forget(): void {
    Object.assign(this, { visitors: this.visitors.filter(({ _id }) => _id === STRANGER), rooms: [], messages: [] });
  }

  async answer(method: string, url: URL, body: unknown): Promise<{ status: number; text: string }> {
    const path = url.pathname.split("/livechat/")[1] ?? "";
    const given = Object(body) as Body;
    const limited = this.#limit(`${method} ${path.split("/")[0]}`, path === "visitor" || path === "room" ? 5 : 10);
    if (limited) return limited;
    try {
      return { status: 200, text: okay(await this.#run(path, url.searchParams, given)) };
    } catch (error) {
      return { status: 400, text: refusedBy(String(error)) };
    }
  }

  #limit(route: string, most: number) {
    const now = Date.now();
    let window = this.#limits.get(route);
    if (!window || now - window.startedAt >= 60_000) window = { startedAt: now, count: 0 };
    this.#limits.set(route, window);
    window.count += 1;
    if (window.count <= most) return null;
    return { status: 429, text: tooMany(Math.ceil((window.startedAt + 60_000 - now) / 1000)) };
  }

  async #run(path: string, query: URLSearchParams, body: Body): Promise<object> {
    const token = query.get("token") ?? body.token ?? "";
    const guest = () => this.visitors.find((visitor) => visitor.token === token) ?? refuse("invalid-token");
    const room = this.rooms.find((one) => one.token === token);
    switch (path) {
      case "config": {
        const visitor = this.visitors.find((one) => one.token === token);
        return { config: { enabled: true, ...(visitor && { guest: toGuest(visitor) }), ...(visitor && { room }) } };
      }
      case "visitor":
        return { visitor: toGuest(this.#register(body.visitor ?? refuse("Match error: Missing key 'visitor'"))) };
      case "custom.fields":
      case "custom.field": {
        const visitor = guest();
        const answers = body.customFields ?? [body];
        for (const { key, value } of answers) {
          const field = FIELDS.find((one) => one.key === key) ?? refuse("invalid-custom-field");
          // A room-scoped answer without a room is lost without a word.
          const data = field.scope === "room" ? room?.data : visitor.data;
          if (data) data[key] = value;
        }
        return { fields: answers.map(({ key, value }) => ({ Key: key, value })) };
      }
      case "room": {
        guest();
        if (room) return { room, newRoom: false };
        // Two at once make two rooms, also when nobody waits for the first any more.
        await pause(ROOM_MS);
        const made = { _id: `room-${++this.#ids}`, token, data: {} };
        this.rooms.push(made);
        return { room: made, newRoom: true };
      }
      case "message": {
        guest();
        const { _id, rid, msg } = body;
        if (room?._id !== rid) refuse("invalid-room");
        if (this.messages.some((message) => message._id === _id)) refuse("Cannot convert undefined or null to object");
        this.messages.push({ _id, rid, msg });
        return { message: { _id } };
      }
      default:
        return { message: this.messages.find(({ _id }) => path === `message/${_id}`) ?? refuse("invalid-message") };
    }
  }

  #register({ token, email, phone }: { token: string; email?: string; phone?: string }): Visitor {
    const details = { ...(email && { email }), ...(phone && { phone }) };
    const known = this.visitors.find((visitor) => visitor.token === token);
    if (known) return Object.assign(known, details);
    const byPhone = phone && this.visitors.find((visitor) => visitor.phone === phone);
    if (byPhone) return byPhone;
    const byEmail = email && this.visitors.find((visitor) => visitor.email === email);
    if (byEmail) return Object.assign(byEmail, { token });
    const visitor = { _id: `visitor-${++this.#ids}`, token, ...details, data: {} };
    this.visitors.push(visitor);
    return visitor;
  }
}

function refuse(code: string): never {
  throw code;
}

const toGuest = ({ _id, token, email, phone }: Visitor) => ({
  _id,
  token,
  visitorEmails: [{ address: email }],
  phone: [{ phoneNumber: phone }],
});
