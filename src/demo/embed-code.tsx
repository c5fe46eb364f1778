import type { VNode } from "preact";
import type { Addresses } from "./addresses.ts";

/** What the shop's page contains for all this. */
export function EmbedCode({ addresses, isDirect }: { addresses: Addresses; isDirect: boolean }): VNode {
  const { statics, server } = addresses;
  const code = isDirect
    ? `<iframe title="Chat"\n  src="${statics}/frame/index.html?server=${server}">\n</iframe>`
    : `<script async\n  src="${statics}/prechat.js"\n  data-server="${server}">\n</script>`;
  return (
    <section aria-labelledby="embed-title">
      <h3 id="embed-title">What the shop had to add</h3>
      <pre>{code}</pre>
      <p class="hint">
        {isDirect ? "A channel to the frame" : "A settings object"} adds the shop's own fields; it is optional.
      </p>
    </section>
  );
}
