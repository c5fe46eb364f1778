import { describe, expectTypeOf, it } from "vitest";
import type {
  AwayMessageDetail,
  Condition,
  CustomFieldSettings,
  Erased,
  ErrorDetail,
  HandoffDetail,
  Identified,
  OpeningHours,
  Prechat,
  QueueDetail,
  RegisteredDetail,
  Settings,
} from "./index.ts";
import * as npm from "./index.ts";

/*
 * What a site's TypeScript accepts of the npm module, and what it refuses. `tsc` is the judge: a line below
 * `@ts-expect-error` that compiles is an error.
 */

const SERVER = "https://chat.example.com";
const FRAME = "https://static.example.com/frame/index.html";

/** Only its type counts. */
const accepts = (_settings: Settings) => {};
const acceptsField = (_field: CustomFieldSettings) => {};

describe("settings", () => {
  it("need nothing but a server", () => {
    accepts({ server: SERVER });
    // @ts-expect-error the server is missing
    accepts({ frame: FRAME });
    // @ts-expect-error there is no such setting
    accepts({ server: SERVER, colour: "#c60" });
  });

  it("may be all that there are", () => {
    accepts({
      server: SERVER,
      frame: FRAME,
      mode: "inline",
      target: "#contact",
      launcher: ".talk",
      position: "left",
      locale: "de-AT",
      theme: "dark",
      color: "#cc6600",
      zIndex: 500,
      texts: { title: "Ask the workshop", "de:title": "Fragen an die Werkstatt" },
      name: "sales",
      fields: { phone: "required", message: { presence: "optional", label: "Your question", maxLength: 500 } },
      customFields: [{ key: "order", label: "Order number", type: "text" }],
      requireOneOf: ["email", "order"],
      phone: { defaultCountry: "CH", countries: ["CH", "DE"] },
      prefill: { name: "Ada Lind", customFields: { customer: "4711" }, lock: ["name"] },
      consent: { text: "We keep this for 90 days.", version: "2", required: false, field: "consent" },
      hours: { timeZone: "Europe/Berlin", week: { mon: ["09:00-12:00", "13:00-17:00"] }, closed: ["2026-12-25"] },
      handoff: "room",
      emailSuggestions: ["example.com"],
      match: "details",
      startOver: "erase",
      away: "notice",
      attribution: "session",
      analytics: "dataLayer",
      businessUnit: "b7Kd2Q",
      storage: "session",
      eventToken: "omit",
      preload: "idle",
    } satisfies Required<Settings>);
  });

  it("are one of the words, where they are words", () => {
    expectTypeOf<Settings["mode"]>().toEqualTypeOf<"floating" | "inline" | undefined>();
    expectTypeOf<Settings["position"]>().toEqualTypeOf<"right" | "left" | undefined>();
    expectTypeOf<Settings["theme"]>().toEqualTypeOf<"auto" | "light" | "dark" | undefined>();
    expectTypeOf<Settings["handoff"]>().toEqualTypeOf<"livechat" | "room" | "event" | undefined>();
    expectTypeOf<Settings["match"]>().toEqualTypeOf<"token" | "details" | undefined>();
    expectTypeOf<Settings["storage"]>().toEqualTypeOf<"local" | "session" | "none" | undefined>();
    expectTypeOf<Settings["preload"]>().toEqualTypeOf<"intent" | "idle" | "none" | undefined>();
    // @ts-expect-error no such mode
    accepts({ server: SERVER, mode: "popup" });
    // @ts-expect-error a number
    accepts({ server: SERVER, zIndex: "500" });
    // @ts-expect-error of the script tag alone
    accepts({ server: SERVER, compat: "rocketchat" });
    // @ts-expect-error of the script tag alone: `prefill.department`
    accepts({ server: SERVER, department: "Sales" });
  });

  it("name their parts' types", () => {
    expectTypeOf<Settings["hours"]>().toEqualTypeOf<OpeningHours | undefined>();
    // @ts-expect-error no such day
    accepts({ server: SERVER, hours: { timeZone: "Europe/Berlin", week: { monday: ["09:00-12:00"] } } });
  });

  it("know the built-in fields by name, with a presence alone or more", () => {
    accepts({ server: SERVER, fields: { name: "hidden", email: "optional", department: "required" } });
    // @ts-expect-error no such field
    accepts({ server: SERVER, fields: { surname: "required" } });
    // @ts-expect-error no such presence
    accepts({ server: SERVER, fields: { email: "yes" } });
    // @ts-expect-error more than a presence needs one, too
    accepts({ server: SERVER, fields: { email: { label: "Work email" } } });
  });
});

describe("a custom field", () => {
  it("needs key, label and type", () => {
    acceptsField({ key: "a", label: "A", type: "checkbox" });
    // @ts-expect-error no label
    acceptsField({ key: "a", type: "text" });
    // @ts-expect-error no such type
    acceptsField({ key: "a", label: "A", type: "file" });
    // @ts-expect-error no such property
    acceptsField({ key: "a", label: "A", type: "text", requird: true });
  });

  it("takes options as texts or with labels, and bounds as numbers or dates", () => {
    acceptsField({ key: "a", label: "A", type: "select", options: ["S", { value: "m", label: "Medium" }] });
    acceptsField({ key: "a", label: "A", type: "number", min: 1, max: 9 });
    acceptsField({ key: "a", label: "A", type: "date", min: "2026-01-01" });
    // @ts-expect-error a number is no option
    acceptsField({ key: "a", label: "A", type: "select", options: [1, 2] });
  });

  it("depends on another field by name", () => {
    expectTypeOf<CustomFieldSettings["visibleWhen"]>().toEqualTypeOf<Condition | undefined>();
    acceptsField({ key: "a", label: "A", type: "text", visibleWhen: { field: "topic", in: ["x"], filled: true } });
    // @ts-expect-error of which field?
    acceptsField({ key: "a", label: "A", type: "text", visibleWhen: { equals: "x" } });
  });
});

describe("the widget", () => {
  it("is made from settings, and commanded by methods", () => {
    expectTypeOf(npm.createPrechat).parameters.toEqualTypeOf<[settings: Settings]>();
    expectTypeOf(npm.createPrechat).returns.toEqualTypeOf<Prechat>();
    expectTypeOf<Prechat["identify"]>().returns.resolves.toEqualTypeOf<Identified>();
    expectTypeOf<Prechat["erase"]>().returns.resolves.toEqualTypeOf<Erased>();
    expectTypeOf<Prechat["set"]>().toBeCallableWith({ color: "#c60" });
    expectTypeOf<Prechat["open"]>().parameters.toEqualTypeOf<[]>();
  });

  it("tells each event with its own detail", () => {
    const listen = (prechat: Prechat) => {
      prechat.on("registered", (detail) => expectTypeOf(detail).toEqualTypeOf<RegisteredDetail>());
      prechat.on("handoff", (detail) => expectTypeOf(detail).toEqualTypeOf<HandoffDetail>());
      prechat.on("queue", (detail) => expectTypeOf(detail).toEqualTypeOf<QueueDetail>());
      prechat.on("away-message", (detail) => expectTypeOf(detail).toEqualTypeOf<AwayMessageDetail>());
      prechat.on("error", (detail) => expectTypeOf(detail).toEqualTypeOf<ErrorDetail>());
      expectTypeOf(prechat.on("ready", () => {})).toEqualTypeOf<() => void>();
      // @ts-expect-error no such event
      prechat.on("opened", () => {});
      // @ts-expect-error a room may be missing
      prechat.on("handoff", ({ room }) => room.id);
    };
    expectTypeOf(listen).toBeFunction();
  });
});
