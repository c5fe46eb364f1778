import { afterEach, expect, it, vi } from "vitest";
import { findWindowFiles } from "./window-files.ts";

const SERVER = "https://chat.example.com/chat";
const DOCUMENT = `<!doctype html><body>
<script>SERVER_URL = "${SERVER}"</script>
<script src="livechat/polyfills.1.js"></script><script src="livechat/bundle.2.js"></script>
<script src="https://cdn.example.net/counter.js"></script>`;

const code = (text: string, type = "text/javascript") => new Response(text, { headers: { "content-type": type } });

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A workspace with these files, by path below `/livechat`. Whatever else is asked for is answered with its page. */
function serve(files: Record<string, () => Response>): void {
  vi.stubGlobal("fetch", async (url: string) => {
    const path = url.replace(`${SERVER}/livechat`, "");
    const answer = files[path]?.() ?? code("<!doctype html>", "text/html");
    Object.defineProperty(answer, "url", { value: url });
    return answer;
  });
}

const webpack4 = `e.src=function(e){return a.p+""+({7:"i18n"}[e]||e)+".chunk."+{4:"aa",5:"bb",6:"cc",7:"dd"}[e]+".js"};
for(var n=({}[e]||e)+".chunk."+{4:"31d6c",5:"ee"}[e]+".css"`;
const webpack5 = `r.u=e=>e+".chunk."+{4:"aa",5:"bb",6:"cc"}[e]+".js",r.miniCssF=e=>e+".chunk."+{5:"ee"}[e]+".css"`;

it.each([
  ["webpack 4", webpack4, ["4.chunk.aa.js", "5.chunk.bb.js", "i18n.chunk.dd.js", "5.chunk.ee.css"]],
  ["webpack 5", webpack5, ["4.chunk.aa.js", "5.chunk.bb.js", "5.chunk.ee.css"]],
])(
  "finds what the document names, and the chunks of a bundle by %s, but for translations",
  async (_name, bundle, chunks) => {
    serve({
      "": () => new Response(DOCUMENT),
      "/polyfills.1.js": () => code("polyfills"),
      "/bundle.2.js": () => new Response(bundle),
      "/4.chunk.aa.js": () => code("app"),
      "/5.chunk.bb.js": () => code("chat"),
      "/6.chunk.cc.js": () => code(`e.exports=JSON.parse('{"translation":{"accept":"Accept"}}')`),
      "/i18n.chunk.dd.js": () => code("names"),
      "/5.chunk.ee.css": () => code("p {}", "text/css"),
    });
    expect(await findWindowFiles(SERVER)).toEqual(["polyfills.1.js", "bundle.2.js", ...chunks]);
  },
);

it.each([
  ["has no such document", () => new Response("", { status: 404 })],
  ["answers with another page", () => new Response("<script src='/app.js'></script>")],
  ["does not answer", () => Response.error()],
])("finds none in a workspace that %s", async (_name, answer) => {
  serve({ "": answer });
  expect(await findWindowFiles(SERVER)).toEqual([]);
});
