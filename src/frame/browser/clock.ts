import { signal } from "@preact/signals";

/** The time, in milliseconds since the epoch, once a second while somebody looks at it. */
export const clock = signal(Date.now(), {
  watched() {
    this.value = Date.now();
    timer = setInterval(() => {
      this.value = Date.now();
    }, 1000);
  },
  unwatched() {
    clearInterval(timer);
  },
});

let timer: ReturnType<typeof setInterval>;
