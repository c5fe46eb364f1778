const PATH = "/dev-reload";

/** Tells the pages of `npm run dev` that there is a new build, over an event stream. */
export class Reload {
  /** Goes into each page's head. */
  readonly script = `<script>new EventSource("${PATH}").onmessage = () => location.reload()</script>`;
  readonly #pages = new Set<ReadableStreamDefaultController<string>>();

  answer(request: Request): Response | undefined {
    if (new URL(request.url).pathname !== PATH) return undefined;
    let page: ReadableStreamDefaultController<string>;
    const stream = new ReadableStream<string>({
      start: (controller) => {
        page = controller;
        this.#pages.add(page);
      },
      cancel: () => void this.#pages.delete(page),
    });
    return new Response(stream.pipeThrough(new TextEncoderStream()), {
      headers: { "Content-Type": "text/event-stream", "Cache-Control": "no-cache" },
    });
  }

  send(): void {
    for (const page of this.#pages) page.enqueue("data: built\n\n");
  }
}
