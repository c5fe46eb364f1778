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

/** Runs steps in order until one fails. @returns The name of the step that failed. */
export async function runSteps(steps: Step[]): Promise<string | null> {
  for (const step of steps) {
    const started = performance.now();
    console.log(`\n── ${step.name}`);
    const { ok, output } = await run(step);
    if (!ok) {
      console.log(`${output}\n✗ ${step.name} failed`);
      return step.name;
    }
    console.log(`✓ ${step.name}, ${seconds(performance.now() - started)}`);
  }
  return null;
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function run({ command: [program, ...args], env, shown = false }: Step): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      // No step may wait for an answer that nobody is there to give.
      stdio: ["ignore", shown ? "inherit" : "pipe", shown ? "inherit" : "pipe"],
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
