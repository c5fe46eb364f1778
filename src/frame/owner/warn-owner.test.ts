import { expect, it, vi } from "vitest";
import { warnOwner } from "./warn-owner.ts";

it("says a thing once, and another thing about the same setting too", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  for (const problem of ["is ignored", "is ignored", "is gone"]) warnOwner("phone", problem);
  expect(warn.mock.calls).toEqual([["[prechat] phone: is ignored"], ["[prechat] phone: is gone"]]);
});
