import { afterEach, expect, it, vi } from "vitest";
import { checkAddress } from "./check-frame-address.ts";

const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
afterEach(() => warn.mockClear());

it.each([
  ["?theme=purple", 'theme: "purple" in the frame\'s address is ignored. Set it to one of auto, light, dark.'],
  ["?handoff=chat", 'handoff: "chat" in the frame\'s address is ignored. Set it to one of livechat, room, event.'],
  ["?match=email", 'match: "email" in the frame\'s address is ignored. Set it to one of token, details.'],
  ["?mode=popup", 'mode: "popup" in the frame\'s address is ignored. Set it to one of floating, inline.'],
  ["?color=red", 'color: "red" in the frame\'s address is ignored. Set it to a colour like "#c60", written as %23c60.'],
])("%s: the owner is told", (search, line) => {
  checkAddress(search);
  expect(warn.mock.calls).toEqual([[`[prechat] ${line}`]]);
});

it("has nothing to say of what is right", () => {
  checkAddress("?theme=dark&color=%23c60&handoff=room&mode=inline&locale=de");
  expect(warn).not.toHaveBeenCalled();
});
