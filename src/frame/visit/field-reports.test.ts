import { afterEach, expect, it, vi } from "vitest";
import { openFrame, type TestFrame } from "./testing/test-frame.ts";

const PAGE = { url: "https://www.example.com/", landing: "", referrer: "", title: "", lang: "en", font: "" };
const ASKS = { registrationForm: true, nameFieldRegistrationForm: true, emailFieldRegistrationForm: true };
const ONLINE = { config: { enabled: true, online: true, settings: ASKS } };
const settings = {
  customFields: [
    { key: "order", label: "Order", type: "text", minLength: 9 },
    { key: "page", label: "Page", type: "hidden", defaultValue: "{page.url}" },
  ],
  prefill: { name: "Ada" },
} as const;

afterEach(() => vi.unstubAllGlobals());

async function openForm(more: object = { analytics: "dataLayer" }): Promise<TestFrame> {
  const frame = openFrame({ settings: { ...structuredClone(settings), ...more } as never });
  frame.receive({ type: "open", page: PAGE });
  (await frame.request("GET config")).answer(ONLINE);
  await vi.waitFor(() => expect(frame.visit().flow.value.kind).toBe("form"));
  await frame.settle();
  return frame;
}

const told = (frame: TestFrame) => frame.told.filter(({ type }) => type.startsWith("field"));

it("tells the field that was typed in and the kind of its problem, each once, and nothing that was typed", async () => {
  const frame = await openForm();
  expect(told(frame)).toEqual([]);
  frame.type("email", "a");
  frame.type("email", "ada@");
  await frame.visit().submit();
  frame.type("order", "none");
  await frame.visit().submit();
  frame.type("email", "ada@example.com");
  expect(told(frame)).toEqual([
    { type: "field", name: "email" },
    { type: "field-problem", name: "email", problem: "invalidEmail" },
    { type: "field", name: "order" },
    { type: "field-problem", name: "order", problem: "tooShort" },
    { type: "field", name: "email" },
  ]);
  expect(JSON.stringify(told(frame))).not.toMatch(/ada@|Ada|none/);
});

it("tells nothing where the site counts nothing, nor of a visitor who is forgotten", async () => {
  const frame = await openForm({});
  frame.type("email", "a");
  expect(told(frame)).toEqual([]);
  const other = await openForm();
  const former = other.visit().form;
  other.receive({ type: "reset" });
  const [email] = former.definitions.value.filter(({ name }) => name === "email");
  if (email) former.type(email, "late");
  expect(told(other)).toEqual([]);
});
