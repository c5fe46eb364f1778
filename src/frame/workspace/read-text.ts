import { Failure } from "./failure.ts";

/** Of one answer: a configuration with 100,000 departments has a third of it. */
const MAX_BODY_BYTES = 20_000_000;

/** The body of an answer as text, as far as a page can hold it: a broken or hostile workspace may send without end. */
export async function readText(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let left = MAX_BODY_BYTES;
  for (;;) {
    const { value } = (await reader?.read()) ?? {};
    if (!value) return text + decoder.decode();
    left -= value.byteLength;
    if (left < 0) {
      reader?.cancel().catch(() => {});
      throw new Failure("unexpected", `The workspace's answer is longer than ${MAX_BODY_BYTES / 1e6} MB`);
    }
    text += decoder.decode(value, { stream: true });
  }
}
