import type { Parts } from "./context.ts";
import { type AgentControl, createAgentControl } from "./control-agent.ts";
import type { ActiveFault, FaultRule } from "./faults.ts";
import type { MessageRecord, OfflineMessageRecord, PageRecord, RoomRecord, VisitorRecord } from "./records.ts";
import type { LoggedRequest } from "./request-log.ts";
import { patchWorkspace, type Workspace, type WorkspacePatch } from "./workspace.ts";

/** Everything the demo page shows at once. */
export interface ServerState {
  seq: number;
  workspace: Workspace;
  faults: ActiveFault[];
  visitors: VisitorRecord[];
  rooms: RoomRecord[];
  messages: MessageRecord[];
  offlineMessages: OfflineMessageRecord[];
  pages: PageRecord[];
  requests: LoggedRequest[];
}

/** The administrator's and the tests' side of the server, and the agent's. */
export interface Control extends AgentControl {
  workspace(): Workspace;
  /** Merges `settings`, `theme` and `messages`, replaces the rest. Throws on an unknown key. */
  configure(patch: WorkspacePatch): Workspace;
  /** Adds a rule, or several in order. The first that matches a request and is due is played. */
  fault(...rules: FaultRule[]): void;
  clearFaults(): void;
  faults(): ActiveFault[];
  requests(): LoggedRequest[];
  clearRequests(): void;
  visitors(): VisitorRecord[];
  rooms(): RoomRecord[];
  messages(rid?: string): MessageRecord[];
  offlineMessages(): OfflineMessageRecord[];
  pages(): PageRecord[];
  state(): ServerState;
  /** Grows with every request and every change. */
  seq(): number;
  /** Back to the workspace the server was started with, and to no data, log, faults or counts. */
  reset(): void;
  /** Calls back on every request and change; returns the function that stops it. */
  onChange(listener: (seq: number) => void): () => void;
}

/** Where the current workspace lives: only `configure` and `reset` replace it. */
export interface WorkspaceHolder {
  current: Workspace;
  readonly initial: Workspace;
}

export function createControl(parts: Parts, holder: WorkspaceHolder): Control {
  const { store, log, faults, limiter, changes } = parts;

  function changed<T>(value: T): T {
    changes.announce();
    return value;
  }

  const control: Control = {
    workspace: () => structuredClone(holder.current),
    configure(patch) {
      holder.current = patchWorkspace(holder.current, patch);
      return changed(control.workspace());
    },
    fault(...rules) {
      for (const rule of rules) faults.add(rule);
      changed(undefined);
    },
    clearFaults: () => changed(faults.clear()),
    faults: () => faults.list(),
    requests: () => log.all(),
    clearRequests: () => changed(log.clear()),
    visitors: () => store.visitors(),
    rooms: () => store.rooms(),
    messages: (rid) => store.messages(rid),
    offlineMessages: () => store.offlineMessages(),
    pages: () => store.pages(),
    state: () => ({
      seq: changes.seq,
      workspace: control.workspace(),
      faults: control.faults(),
      visitors: control.visitors(),
      rooms: control.rooms(),
      messages: control.messages(),
      offlineMessages: control.offlineMessages(),
      pages: control.pages(),
      requests: control.requests(),
    }),
    seq: () => changes.seq,
    ...createAgentControl(parts),
    reset() {
      holder.current = holder.initial;
      faults.clear();
      limiter.clear();
      log.clear();
      store.clear();
    },
    onChange: (listener) => changes.listen(listener),
  };
  return control;
}
