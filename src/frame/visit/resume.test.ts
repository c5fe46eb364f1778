import { expect, it } from "vitest";
import { toPrefill } from "./resume.ts";

it("shows the answers of a job in the form", () => {
  const registration = {
    visitor: { name: "Ada", phone: "+491701234567" },
    fields: [{ key: "order", value: "17", overwrite: true, scope: "visitor" as const }],
    message: "Hi",
  };
  expect(toPrefill(registration)).toEqual({
    name: "Ada",
    phone: "+491701234567",
    message: "Hi",
    customFields: { order: "17" },
  });
});
