import { spawn } from "node:child_process";

/** One thing that `npm test` does. */
export interface Step {
  name: string;
  /** A program of `node_modules/.bin`, or `node`, with its arguments. */
  command: [program: string, ...args: string[]];
  /** Beside what the environment has already. */
  env?: Record<string, string>;
  /** Its output is worth reading also when it passes. */
  shown?: boolean;
}

/**
 * Runs steps in order until one fails. Those of a list run side by side, and are all heard out.
 *
 * @returns The name of the first step that failed.
 */
export async function runSteps(steps: (Step | Step[])[]): Promise<string | null> {
  for (const step of steps) {
    const failed = Array.isArray(step) ? await runTogether(step) : (await runStep(step)) ? null : step.name;
    if (failed !== null) return failed;
  }
  return null;
}

async function runTogether(steps: Step[]): Promise<string | null> {
  const results = await Promise.all(steps.map((step) => runStep(step, true)));
  return steps.find((_step, index) => !results[index])?.name ?? null;
}

/** @param isHeld What it says comes in one piece, at its end. */
async function runStep(step: Step, isHeld = !step.shown): Promise<boolean> {
  const started = performance.now();
  const title = `\n── ${step.name}`;
  if (!isHeld) console.log(title);
  const { ok, output } = await run(step, isHeld);
  if (isHeld) console.log(title);
  if (output && (step.shown || !ok)) console.log(output.trimEnd());
  console.log(ok ? `✓ ${step.name}, ${seconds(performance.now() - started)}` : `✗ ${step.name} failed`);
  return ok;
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function run({ command: [program, ...args], env }: Step, isHeld: boolean): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      // No step may wait for an answer that nobody is there to give.
      stdio: ["ignore", isHeld ? "pipe" : "inherit", isHeld ? "pipe" : "inherit"],
      env: { ...process.env, ...env },
      // The programs of node_modules/.bin are scripts there.
      shell: process.platform === "win32",
    });
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    child.once("error", (error) => resolve({ ok: false, output: error.message }));
    child.once("close", (code) => resolve({ ok: code === 0, output }));
  });
}
