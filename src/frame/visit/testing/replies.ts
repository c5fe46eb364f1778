/** Texts as the workspace answers them. */
const json = (body: object) => JSON.stringify(body);

export const okay = (body: object): string => json({ ...body, success: true });

export const refusedBy = (error: string, errorType?: string): string =>
  json({ success: false, error, ...(errorType && { errorType }) });

export const tooMany = (seconds: number): string =>
  refusedBy(`Error, too many requests. You must wait ${seconds} seconds before trying this. [error-too-many-requests]`);

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What a page that went away waits for. */
export const never: Promise<never> = new Promise(() => {});
