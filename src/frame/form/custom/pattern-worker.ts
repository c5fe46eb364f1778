/** Runs one pattern on one answer; ended from outside when it takes too long. */
addEventListener("message", ({ data: [pattern, value] }: MessageEvent<[string, string]>) => {
  postMessage(new RegExp(pattern).test(value));
});
postMessage("ready");
