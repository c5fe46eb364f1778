import { createPrechat } from "prechat";

const prechat = createPrechat({
  server: "https://chat.example.com",
  frame: "https://static.example.com/frame/index.html",
});
prechat.on("handoff", ({ room }) => console.log(`Room ${room?.id}`));
