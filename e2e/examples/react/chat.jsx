import { createPrechat } from "prechat";
import { useEffect } from "react";

/** The widget is on the page for as long as this component is. */
export function Chat() {
  useEffect(() => {
    const prechat = createPrechat({
      server: "https://chat.example.com",
      frame: "https://static.example.com/frame/index.html",
    });
    return () => prechat.destroy();
  }, []);
  return null;
}
