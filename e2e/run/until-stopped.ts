/** Keeps the program running until Ctrl+C or a polite kill, then closes and ends. */
export function untilStopped(close: () => Promise<void>): void {
  const stop = () => {
    console.log("");
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

/** Ends the program with the message alone: its reader needs the remedy, not our stack. */
export function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
