import type { VNode } from "preact";
import { customFacts, Facts } from "./facts.tsx";
import type { ServerState, Visitor } from "./server-state.ts";

/** A visitor as the workspace stored them. */
export function VisitorCard({ visitor, workspace }: { visitor: Visitor; workspace: ServerState["workspace"] }): VNode {
  const { name, visitorEmails, phone, department, livechatData, token } = visitor;
  return (
    <article class="card">
      <p class="kind">Visitor</p>
      <h4 dir="auto">{name ?? "Visitor without a name"}</h4>
      <Facts
        facts={[
          ["Email", visitorEmails?.map(({ address }) => address).join(", ")],
          ["Phone", phone?.map(({ phoneNumber }) => phoneNumber).join(", ")],
          ["Department", workspace.departments.find(({ _id }) => _id === department)?.name ?? department],
          ...customFacts(livechatData, workspace.customFields),
          ["Token", `${token.slice(0, 6)}…${token.slice(-4)}`],
        ]}
      />
    </article>
  );
}
