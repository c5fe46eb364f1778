import { describe, expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { serve, type TestServer } from "./test-client.ts";

type Message = Record<string, unknown>;

/** A live connection, as the official widget opens one. */
async function connect(server: TestServer) {
  const socket = new WebSocket(`${server.url.replace("http", "ws")}/websocket`);
  onTestFinished(() => socket.terminate());
  const received: Message[] = [];
  const waiting: ((message: Message) => void)[] = [];
  socket.on("message", (data) => {
    const message = JSON.parse(String(data)) as Message;
    const next = waiting.shift();
    if (next) next(message);
    else received.push(message);
  });
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  return {
    send: (message: Message | string) => socket.send(typeof message === "string" ? message : JSON.stringify(message)),
    next: () => {
      const message = received.shift();
      return message ? Promise.resolve(message) : new Promise<Message>((resolve) => waiting.push(resolve));
    },
  };
}

async function withRoom(options = {}) {
  const server = await serve({ livechat: true, ...options });
  await server.register({ token: "a", name: "Ada" });
  return { server, rid: await server.room("a") };
}

const subscription = (id: string, event: string, token: string) => ({
  ...{ msg: "sub", id, name: "stream-room-messages" },
  params: [event, { useCollection: false, args: [{ token, visitorToken: token }] }],
});

describe("/websocket", () => {
  it("greets, and answers pings", async () => {
    const { next, send } = await connect(await serve({ livechat: true, basePath: "/chat" }));
    send({ msg: "connect", version: "1", support: ["1"] });
    expect(await next()).toEqual({ msg: "connected", session: expect.any(String) });
    send({ msg: "ping" });
    expect(await next()).toEqual({ msg: "pong" });
  });

  it("tells the visitor's window what the agent and the visitor write", async () => {
    const { server, rid } = await withRoom();
    const { next, send } = await connect(server);
    send(subscription("s-1", rid, "a"));
    expect(await next()).toEqual({ msg: "ready", subs: ["s-1"] });
    server.control.agentMessage(rid, "Hello");
    const changed = { msg: "changed", collection: "stream-room-messages" };
    const ts = { $date: expect.any(Number) };
    expect(await next()).toMatchObject({
      ...changed,
      fields: { eventName: rid, args: [{ rid, msg: "Hello", ts, u: { username: "mira.holt" } }] },
    });
    await server.post("livechat/message", { token: "a", rid, msg: "Hi" });
    expect(await next()).toMatchObject({ ...changed, fields: { args: [{ msg: "Hi", token: "a" }] } });
    server.control.agentClose(rid);
    expect(await next()).toMatchObject({ ...changed, fields: { args: [{ t: "livechat-close" }] } });
  });

  it("opens no stream of a room to anybody else's token, and none to nonsense", async () => {
    const { server, rid } = await withRoom();
    await server.register({ token: "b" });
    const { next, send } = await connect(server);
    for (const [id, token, event] of [
      ["s-1", "b", rid],
      ["s-2", "", rid],
      ["s-3", "a", "no-such-room"],
    ] as const) {
      send(subscription(id, event, token));
      expect(await next()).toMatchObject({ msg: "nosub", id, error: { error: "not-allowed" } });
    }
    send("{");
    send({ msg: "sub", id: "s-4", name: "stream-room-messages", params: [rid, "a"] });
    expect(await next()).toMatchObject({ msg: "nosub", id: "s-4" });
    server.control.agentMessage(rid, "Hello");
    send({ msg: "ping" });
    expect(await next()).toEqual({ msg: "pong" });
  });

  it("tells those who wait of their place, and who has taken their chat", async () => {
    const { server, rid } = await withRoom({
      workspace: {
        licensed: true,
        routing: "manual",
        waitingQueue: { statistics: true, message: "Soon.", averageChatSeconds: null },
      },
    });
    await server.register({ token: "b" });
    const second = await server.room("b");
    const { next, send } = await connect(server);
    send({ ...subscription("s-1", second, "b"), name: "stream-livechat-room" });
    await next();
    const told = (type: string, data: object) => ({ fields: { eventName: second, args: [{ type, data }] } });
    server.control.agentTake(rid);
    expect(await next()).toMatchObject(told("queueData", { spot: 1, message: { text: "Soon." } }));
    server.control.agentTake(second);
    expect(await next()).toMatchObject(told("agentData", { name: "Mira Holt" }));
  });

  it("passes on who is typing, until the subscription ends", async () => {
    const { server, rid } = await withRoom();
    const { next, send } = await connect(server);
    const typing = `${rid}/typing`;
    send({ ...subscription("s-1", typing, "a"), name: "stream-notify-room" });
    await next();
    const call = { msg: "method", method: "stream-notify-room", params: [typing, "guest-1", true] };
    send({ ...call, id: "m-1" });
    expect(await next()).toMatchObject({ collection: "stream-notify-room", fields: { args: ["guest-1", true] } });
    expect(await next()).toEqual({ msg: "result", id: "m-1", result: null });
    expect(await next()).toEqual({ msg: "updated", methods: ["m-1"] });
    send({ msg: "unsub", id: "s-1" });
    expect(await next()).toEqual({ msg: "nosub", id: "s-1" });
    send({ ...call, id: "m-2" });
    expect(await next()).toEqual({ msg: "result", id: "m-2", result: null });
  });
});

describe("/livechat", () => {
  it("is the official widget, with the workspace's address in its page", async () => {
    const server = await serve({ livechat: true, basePath: "/chat" });
    const page = await (await fetch(`${server.url}/livechat`)).text();
    expect(page).toContain(`<body><script>SERVER_URL = "${server.url}"</script><script src="livechat/`);
    for (const [, src = ""] of page.matchAll(/src="([^"]+)"/g)) {
      expect((await fetch(new URL(src, `${server.url}/livechat`))).status).toBe(200);
    }
    const loader = await fetch(`${server.url}/livechat/rocketchat-livechat.min.js`);
    expect(loader.headers.get("Content-Type")).toContain("text/javascript");
    expect((await fetch(`${server.url}/avatar/ada`)).headers.get("Content-Type")).toBe("image/svg+xml");
    expect((await fetch(`${server.url}/livechat/..%2f..%2fpackage.json`)).status).toBe(404);
  });

  it("is there only where it was asked for", async () => {
    const server = await serve();
    expect((await fetch(`${server.url}/livechat`)).status).toBe(404);
    await expect(connect(server)).rejects.toThrow();
  });
});

describe("POST livechat/room.close", () => {
  it("closes the visitor's own open room", async () => {
    const { server, rid } = await withRoom();
    await server.register({ token: "b" });
    const close = (token: string) => server.post("livechat/room.close", { token, rid });
    expect((await close("b")).json.error).toBe("invalid-room");
    expect((await close("a")).json).toMatchObject({ success: true, rid });
    expect(server.control.rooms()).toMatchObject([{ open: false }]);
    expect((await close("a")).json.error).toBe("room-closed");
  });
});
