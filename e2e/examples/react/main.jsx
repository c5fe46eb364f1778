import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Chat } from "./chat.jsx";

const root = createRoot(document.querySelector("#app"));
root.render(
  <StrictMode>
    <Chat />
  </StrictMode>,
);
window.leave = () => root.unmount();
