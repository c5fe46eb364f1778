import { randomBytes } from "node:crypto";
import type { Changes } from "./changes.ts";
import { type Database, emptyDatabase, openDatabase, type SqlValue } from "./database.ts";
import type { MessageRecord, OfflineMessageRecord, PageRecord, RoomRecord, VisitorRecord } from "./records.ts";

/** Everything the server remembers. Knows records and lookups, and none of the API's rules. */
export class Store {
  readonly #db: Database;
  readonly #changes: Changes;

  constructor(file: string, changes: Changes) {
    this.#db = openDatabase(file);
    this.#changes = changes;
  }

  visitors(): VisitorRecord[] {
    return this.#list("SELECT record FROM visitors ORDER BY n");
  }

  visitorByToken(token: string): VisitorRecord | null {
    return this.#one("SELECT record FROM visitors WHERE token = ?", token);
  }

  /** The oldest visitor with exactly this text as a phone number. */
  visitorByPhone(phone: string): VisitorRecord | null {
    return this.#one("SELECT record FROM visitors WHERE phone = ? ORDER BY n LIMIT 1", phone);
  }

  visitorByEmail(email: string): VisitorRecord | null {
    return this.#one("SELECT record FROM visitors WHERE email = ? ORDER BY n LIMIT 1", email);
  }

  nextGuestUsername(): string {
    const row = this.#db.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'visitors'").get();
    const seq = (row as { seq: number } | undefined)?.seq ?? 0;
    return `guest-${seq + 1}`;
  }

  saveVisitor(visitor: VisitorRecord): void {
    this.#write(
      `INSERT INTO visitors (id, token, phone, email, record) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET token = excluded.token, phone = excluded.phone,
         email = excluded.email, record = excluded.record`,
      visitor._id,
      visitor.token,
      visitor.phone?.[0]?.phoneNumber ?? null,
      visitor.visitorEmails?.[0]?.address ?? null,
      JSON.stringify(visitor),
    );
  }

  /** Forgets the visitor with rooms and messages. */
  removeVisitor(visitor: VisitorRecord): void {
    const { token } = visitor;
    this.#write("DELETE FROM messages WHERE rid IN (SELECT id FROM rooms WHERE token = ?)", token);
    this.#write("DELETE FROM rooms WHERE token = ?", token);
    this.#write("DELETE FROM visitors WHERE id = ?", visitor._id);
  }

  rooms(): RoomRecord[] {
    return this.#list("SELECT record FROM rooms ORDER BY n");
  }

  room(rid: string): RoomRecord | null {
    return this.#one("SELECT record FROM rooms WHERE id = ?", rid);
  }

  openRooms(token: string): RoomRecord[] {
    return this.#list("SELECT record FROM rooms WHERE token = ? AND open = 1 ORDER BY n", token);
  }

  saveRoom(room: RoomRecord): void {
    this.#write(
      `INSERT INTO rooms (id, token, open, record) VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET open = excluded.open, record = excluded.record`,
      room._id,
      room.v.token,
      room.open ? 1 : 0,
      JSON.stringify(room),
    );
  }

  messages(rid?: string): MessageRecord[] {
    return rid === undefined
      ? this.#list("SELECT record FROM messages ORDER BY n")
      : this.#list("SELECT record FROM messages WHERE rid = ? ORDER BY n", rid);
  }

  message(id: string): MessageRecord | null {
    return this.#one("SELECT record FROM messages WHERE id = ?", id);
  }

  saveMessage(message: MessageRecord): void {
    this.#write(
      "INSERT INTO messages (id, rid, record) VALUES (?, ?, ?)",
      message._id,
      message.rid,
      JSON.stringify(message),
    );
  }

  offlineMessages(): OfflineMessageRecord[] {
    return this.#list("SELECT record FROM offline_messages ORDER BY n");
  }

  saveOfflineMessage(message: OfflineMessageRecord): void {
    const record = JSON.stringify(message);
    this.#write("INSERT INTO offline_messages (id, record) VALUES (?, ?)", message._id, record);
  }

  pages(): PageRecord[] {
    return this.#list("SELECT record FROM pages ORDER BY n");
  }

  savePage(page: PageRecord): void {
    this.#write("INSERT INTO pages (id, record) VALUES (?, ?)", page._id, JSON.stringify(page));
  }

  clear(): void {
    emptyDatabase(this.#db);
    this.#changes.announce();
  }

  close(): void {
    this.#db.close();
  }

  #one<T>(sql: string, ...values: SqlValue[]): T | null {
    return this.#list<T>(sql, ...values)[0] ?? null;
  }

  #list<T>(sql: string, ...values: SqlValue[]): T[] {
    const rows = this.#db.prepare(sql).all(...values) as { record: string }[];
    return rows.map((row) => JSON.parse(row.record) as T);
  }

  #write(sql: string, ...values: SqlValue[]): void {
    this.#db.prepare(sql).run(...values);
    this.#changes.announce();
  }
}

const ID_CHARACTERS = "23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz";

/** 17 characters that can't be misread, as Meteor's `Random.id()` makes them. */
export function newId(): string {
  return Array.from(randomBytes(17), (byte) => ID_CHARACTERS[byte % ID_CHARACTERS.length]).join("");
}
