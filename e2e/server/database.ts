import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Libsql from "libsql";

/** The part of libsql's interface in use; the package itself types statements as `any`. */
export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

interface Statement {
  run(...values: SqlValue[]): { changes: number };
  get(...values: SqlValue[]): unknown;
  all(...values: SqlValue[]): unknown[];
}

export type SqlValue = string | number | null;

/**
 * Records are kept whole, as JSON, beside the columns they are looked up by: the API answers
 * documents, and a column for every key would be a second description of `records.ts`.
 */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS visitors (
    n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, token TEXT UNIQUE NOT NULL,
    phone TEXT, email TEXT, record TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS visitors_phone ON visitors (phone);
  CREATE INDEX IF NOT EXISTS visitors_email ON visitors (email);
  CREATE TABLE IF NOT EXISTS rooms (
    n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, token TEXT NOT NULL,
    open INTEGER NOT NULL, record TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS rooms_token ON rooms (token, open);
  CREATE TABLE IF NOT EXISTS messages (
    n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, rid TEXT NOT NULL,
    record TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS offline_messages (
    n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, record TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS pages (
    n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, record TEXT NOT NULL);
`;

const TABLES = ["visitors", "rooms", "messages", "offline_messages", "pages"] as const;

/** Opens the file, or `:memory:`. A write-ahead log keeps what was answered through a SIGKILL. */
export function openDatabase(file: string): Database {
  if (file !== ":memory:") mkdirSync(dirname(file), { recursive: true });
  const database = new Libsql(file, {}) as unknown as Database;
  if (file !== ":memory:") database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
  database.exec(SCHEMA);
  return database;
}

/** Forgets everything, and starts counting guests at 1 again. */
export function emptyDatabase(database: Database): void {
  for (const table of TABLES) database.exec(`DELETE FROM ${table}`);
  database.exec("DELETE FROM sqlite_sequence");
}
